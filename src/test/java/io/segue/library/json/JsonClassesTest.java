package io.segue.library.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.library.LibraryFixture;
import io.segue.library.LibraryFormatException;
import io.segue.library.LibraryFormats;
import io.segue.library.LibraryRow;
import io.segue.library.ReadOptions;
import io.segue.library.source.FileHead;
import io.segue.library.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 8259 says is JSON is read, what it says is none is refused, and of the rest nothing worse happens. */
class JsonClassesTest {

    @TempDir
    Path dir;

    /** Goes through all of it; returns how many tokens there were. */
    static int drain(Path file) throws IOException {
        try (Sources sources = Sources.of(file);
                JsonCursor json = new JsonCursor(FileHead.read(sources.all().get(0)))) {
            int tokens = 0;
            while (json.next() != null) {
                tokens++;
                if (json.token() != null && json.token().isScalarValue()) {
                    assertThat(json.text()).isNotNull();
                }
            }
            return tokens;
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(
            resources = "/library/json-classes.tsv",
            numLinesToSkip = 1,
            delimiter = '\t',
            quoteCharacter = '\0',
            maxCharsPerColumn = 50_000)
    void areWhatTheStandardSays(String verdict, String name, String content) throws IOException {
        Path file = Files.write(dir.resolve("case.json"), unescaped(content));
        switch (verdict) {
            case "accept" -> assertThat(drain(file)).as(name).isPositive();
            case "refuse" ->
                assertThatThrownBy(() -> drain(file))
                        .as(name)
                        .isInstanceOf(LibraryFormatException.class)
                        .hasMessageMatching("(?s).*case.json:\\d+: .*\\(column \\d+\\).*");
            default -> {
                assertThat(verdict).isEqualTo("free");
                assertThatCode(() -> {
                            try {
                                drain(file);
                            } catch (LibraryFormatException refused) {
                                // so be it
                            }
                        })
                        .as(name)
                        .doesNotThrowAnyException();
            }
        }
    }

    /** {@code \xHH} is a byte, everything else stands for itself. */
    private static byte[] unescaped(String content) {
        StringBuilder bytes = new StringBuilder();
        String raw = new String(content.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        for (int i = 0; i < raw.length(); i++) {
            if (raw.startsWith("\\x", i)) {
                bytes.append((char) Integer.parseInt(raw.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                bytes.append(raw.charAt(i));
            }
        }
        return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"track\":\"One\"}]",
                "{\"sequence\":[{\"track\":\"One\"}],\"summary\":{}}",
                "{\"playlists\":[{\"name\":\"N\",\"items\":[{\"track\":{\"trackName\":\"One\"}}]}],\"x\":[1]}",
                "{\"tracks\":[{\"track\":\"One\"}],\"other\":\"x\"}",
                "{\"playlist\":{\"track\":[{\"title\":\"One\"}],\"date\":\"x\"}}",
                "[{\"Track Identifier\":1,\"Title\":\"One\"}]",
            })
    void documentsThatEndEarlyOrGoOnAreRefused(String document) throws IOException {
        assertThat(LibraryFixture.rows(LibraryFixture.file(dir, "a.json", document), ReadOptions.COLLECTION))
                .hasSize(1);
        for (String wrong :
                new String[] {document + document, document + "]", document.substring(0, document.length() - 1)}) {
            Path file = LibraryFixture.file(dir, "b.json", wrong);
            assertThatThrownBy(() -> LibraryFixture.rows(file, ReadOptions.COLLECTION))
                    .as(wrong)
                    .isInstanceOf(LibraryFormatException.class)
                    .hasMessageContaining("b.json:1:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"x\"", "null", "[]"})
    void elementsThatAreNoTracksCostThemselves(String element) throws IOException {
        Path file = LibraryFixture.file(dir, "a.json", "[{\"track\":\"One\"},\n" + element + ",\n{\"track\":\"Two\"}]");
        var rows = LibraryFixture.rows(file);

        assertThat(new LibraryFormats().names()).contains(LibraryFixture.formatOf(file));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).line()).isEqualTo(2);
        assertThat(rows.get(2)).isInstanceOf(LibraryRow.Read.class);
    }
}
