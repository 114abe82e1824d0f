package io.segue.library;

import static io.segue.library.FormatsTest.sample;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sample that is text says the same in every encoding and with every line end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncodingsAndLineEndsTest {

    private static final String MIXED = "mixed";

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> expected = new HashMap<>();

    @TempDir
    Path dir;

    @BeforeAll
    void readSamples() throws IOException {
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            boolean utf16 = bytes[0] == (byte) 0xFF;
            String text = new String(bytes, utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
            String name = file.getFileName().toString();
            texts.put(name, text.replace("\uFEFF", "").replaceAll("\r\n|\r", "\n"));
            expected.put(name, said(file));
        }
        assertThat(texts).hasSizeGreaterThan(20);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(sample("."))) {
            return files.filter(file -> !file.toString().matches(".*\\.(?:zip|gz)"))
                    .sorted()
                    .toList();
        }
    }

    /** What the rows say, wherever they stand. */
    private static List<String> said(Path file) throws IOException {
        List<String> said = new ArrayList<>();
        for (LibraryRow row : LibraryFixture.rows(file)) {
            String title = row.playlist() == null ? "" : LibraryFixture.title(row);
            said.add(title + " | " + row.as((line, list, label, track) -> track, (line, list, raw, reason) -> reason));
        }
        return said;
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, LF",
        "UTF-8, CR",
        "UTF-8, CRLF",
        "UTF-8, mixed",
        "UTF-8 marked, CRLF",
        "UTF-8 marked, CR",
        "UTF-16LE, LF",
        "UTF-16LE, CR",
        "UTF-16LE, CRLF",
        "UTF-16LE marked, CRLF",
        "UTF-16LE marked, CR",
        "UTF-16BE, LF",
        "UTF-16BE, CR",
        "UTF-16BE, CRLF",
        "UTF-16BE marked, mixed",
        "windows-1252, LF",
        "windows-1252, CR",
        "windows-1252, CRLF",
    })
    void sayTheSame(String encoding, String lineEnd) throws IOException {
        Charset charset = Charset.forName(encoding.replace(" marked", ""));
        String mark = encoding.endsWith("marked") ? "\uFEFF" : "";
        // All in one folder: some formats are spread over several files.
        for (Map.Entry<String, String> sample : texts.entrySet()) {
            String text = mark + withLineEnds(sample.getValue(), lineEnd);
            Files.write(dir.resolve(sample.getKey()), text.getBytes(charset));
        }
        for (Map.Entry<String, String> sample : texts.entrySet()) {
            if (charset.newEncoder().canEncode(sample.getValue())) {
                assertThat(said(dir.resolve(sample.getKey())))
                        .as(sample.getKey())
                        .isEqualTo(expected.get(sample.getKey()));
            }
        }
    }

    private static String withLineEnds(String text, String lineEnd) {
        List<String> ends = lineEnd.equals(MIXED) ? List.of("\r\n", "\n", "\r") : List.of(end(lineEnd));
        StringBuilder result = new StringBuilder();
        int line = 0;
        for (char c : text.toCharArray()) {
            result.append(c == '\n' ? ends.get(line++ % ends.size()) : String.valueOf(c));
        }
        return result.toString();
    }

    private static String end(String name) {
        return name.replace("CR", "\r").replace("LF", "\n");
    }

    /** Scripts in which hardly any character has a zero byte, and some have it on the other side. */
    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE"})
    void otherScriptsAreKnownInUtf16WithoutMark(String charset) throws IOException {
        String line = "一生一世一心,中島みゆき一,第一一一章\n";
        Path file = LibraryFixture.file(
                dir, "list.csv", "title,artist,album\n" + line.repeat(40), Charset.forName(charset));

        assertThat(LibraryFixture.rows(file))
                .hasSize(40)
                .allSatisfy(row -> assertThat(LibraryFixture.track(row).title()).isEqualTo("一生一世一心"));
    }
}
