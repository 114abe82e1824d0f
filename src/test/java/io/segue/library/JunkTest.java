package io.segue.library;

import static io.segue.library.FormatsTest.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is in a file, it ends in rows or in one error that names the file and a line. */
class JunkTest {

    @TempDir
    Path dir;

    static Stream<Arguments> junk() throws IOException {
        return Files.readAllLines(sample("../junk.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> Arguments.of((Object[]) cells));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("junk")
    void endsInRejectedRowsOrOneClearError(String name, String content, String tracks, String rejected, String error)
            throws IOException {
        Path file = LibraryFixture.file(dir, "junk.txt", unescaped(content));

        if (!error.isEmpty()) {
            assertThatThrownBy(() -> LibraryFixture.rows(file))
                    .isInstanceOf(LibraryFormatException.class)
                    .hasMessageContaining("junk.txt:")
                    .hasMessageContaining(error);
            return;
        }
        List<LibraryRow> rows = LibraryFixture.rows(file);
        assertThat(rows).filteredOn(LibraryRow.Read.class::isInstance).hasSize(Integer.parseInt(tracks));
        assertThat(rows).filteredOn(LibraryRow.Rejected.class::isInstance).hasSize(Integer.parseInt(rejected));
    }

    /** Backslash escapes of the table; JSON's own are doubled there. */
    private static String unescaped(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                c = switch (text.charAt(i)) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case '0' -> '\0';
                    default -> text.charAt(i);
                };
            }
            result.append(c);
        }
        return result.toString();
    }

    static Stream<Path> samples() throws IOException {
        return files(sample("."));
    }

    static Stream<Path> findings() throws IOException {
        return files(sample("../findings"));
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    /** Files on which fuzzing found a reader wanting. */
    @ParameterizedTest
    @MethodSource("findings")
    void whatFuzzingFoundIsReadOrRefused(Path finding) throws IOException {
        readOrRefused(Files.readAllBytes(finding), LibraryFormats.AUTO);
        for (String format : new LibraryFormats().names()) {
            readOrRefused(Files.readAllBytes(finding), format);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleCutOffAnywhereIsReadOrRefused(Path sample) throws IOException {
        byte[] whole = Files.readAllBytes(sample);
        int step = Math.max(1, whole.length / 25);
        for (int length = 0; length < whole.length; length += step) {
            readOrRefused(java.util.Arrays.copyOf(whole, length), LibraryFormats.AUTO);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleDamagedAnywhereIsReadOrRefused(Path sample) throws IOException {
        Random random = new Random(7);
        for (int n = 0; n < 25; n++) {
            byte[] damaged = Files.readAllBytes(sample);
            for (int i = 0; i < 1 + n / 5; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            readOrRefused(damaged, LibraryFormats.AUTO);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleTakenForAnotherFormatIsReadOrRefused(Path sample) throws IOException {
        for (String format : new LibraryFormats().names()) {
            readOrRefused(Files.readAllBytes(sample), format);
        }
    }

    private void readOrRefused(byte[] content, String format) throws IOException {
        Path file = Files.write(dir.resolve("junk"), content);
        for (ReadOptions options : List.of(ReadOptions.PLAYLISTS, ReadOptions.COLLECTION)) {
            try (LibraryFile library = new LibraryFormats().open(file, format, options)) {
                for (LibraryRow row = library.nextRow(); row != null; row = library.nextRow()) {
                    assertThat(row.line()).isPositive();
                }
            } catch (LibraryFormatException refused) {
                assertThat(refused).hasMessageMatching("(?s).*junk.*:\\d+: .+");
            } catch (IOException | UncheckedIOException other) {
                fail("not one clear error, for " + new String(content, StandardCharsets.UTF_8), other);
            }
        }
    }

    @Test
    void aCellOfTenMegabytesCostsOneRow() throws IOException {
        String huge = "x".repeat(10 << 20);
        Path csv = LibraryFixture.file(dir, "a.csv", "title,artist\n" + huge + ",A\nTwo,B\n");
        Path json = LibraryFixture.file(dir, "a.json", "[{\"track\":\"" + huge + "\"},{\"track\":\"Two\"}]");
        Path m3u = LibraryFixture.file(dir, "a.m3u", "#EXTM3U\n" + huge + ".mp3\ntwo.mp3\n");

        for (Path file : List.of(csv, json, m3u)) {
            assertThat(LibraryFixture.rows(file))
                    .as(file.toString())
                    .hasSize(2)
                    .first()
                    .isInstanceOf(LibraryRow.Rejected.class);
        }
    }
}
