package io.segue.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamingTest {

    private static final int ROWS = 200_000;
    private static final long MOST_GROWTH = 4 << 20;

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "csv|title,artist,duration|Title %d,Artist,3:20|",
                "rekordbox|<DJ_PLAYLISTS><COLLECTION>|<TRACK Name=\"Title %d\" TotalTime=\"200\"/>|</COLLECTION></DJ_PLAYLISTS>",
                "enriched-json|[{\"track\":\"first\"}|,{\"track\":\"Title %d\",\"duration_ms\":200000}|]",
            })
    void memoryDoesNotGrowWithTheFile(String format, String head, String row, String tail) throws IOException {
        Path file = dir.resolve("big");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(head + "\n");
            for (int i = 0; i < ROWS; i++) {
                out.write(row.formatted(i) + "\n");
            }
            out.write(tail == null ? "" : tail);
        }

        try (LibraryFile library = new LibraryFormats().open(file, LibraryFormats.AUTO, ReadOptions.PLAYLISTS)) {
            assertThat(library.format()).isEqualTo(format);
            long early = 0;
            long rows = 0;
            while (library.next() instanceof LibraryRow.Read) {
                rows++;
                if (rows == ROWS / 20) {
                    early = usedHeap();
                }
                if (rows == ROWS - 1) {
                    assertThat(usedHeap() - early).isLessThan(MOST_GROWTH);
                }
            }
            assertThat(rows).isBetween((long) ROWS, ROWS + 1L);
        }
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
