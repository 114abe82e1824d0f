package io.segue.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What coverage-guided fuzzing calls with made-up files: reading one as the format named by the system property {@code segue.fuzz.format}
 * must end in rows or in a {@link LibraryFormatException}, whatever it holds. {@code .ci/fuzz} runs it, format by format; its findings are kept
 * in {@code library/findings}.
 */
public final class ReaderFuzzer {

    private static final String FORMAT = System.getProperty("segue.fuzz.format", LibraryFormats.AUTO);
    private static final int MOST_ROWS = 100_000;

    private ReaderFuzzer() {}

    /** Prints what there is to fuzz. */
    public static void main(String[] arguments) {
        System.out.println(LibraryFormats.AUTO);
        new LibraryFormats().names().forEach(System.out::println);
    }

    /** Called by the fuzzer, by this name. */
    public static void fuzzerTestOneInput(byte[] content) throws IOException {
        Path folder = Files.createTempDirectory("segue-fuzz");
        Path file = Files.write(folder.resolve("input"), content);
        try {
            read(file, ReadOptions.PLAYLISTS);
            read(file, ReadOptions.COLLECTION);
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static void read(Path file, ReadOptions options) throws IOException {
        try (LibraryFile library = new LibraryFormats().open(file, FORMAT, options)) {
            int rows = 0;
            for (LibraryRow row = library.nextRow(); row != null; row = library.nextRow()) {
                String payload =
                        row.as((line, playlist, label, track) -> track, (line, playlist, raw, reason) -> reason);
                rows++;
                if (row.line() < 1 || payload.isEmpty() || rows > MOST_ROWS) {
                    throw new AssertionError("a row that cannot be: " + row);
                }
            }
        } catch (LibraryFormatException refused) {
            // the one way to refuse a file
        }
    }
}
