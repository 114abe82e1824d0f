package io.segue.library;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes small files and reads them back as the application does. */
final class LibraryFixture {

    private LibraryFixture() {}

    static Path file(Path dir, String name, String content) throws IOException {
        return file(dir, name, content, StandardCharsets.UTF_8);
    }

    static Path file(Path dir, String name, String content, Charset charset) throws IOException {
        return Files.write(dir.resolve(name), content.getBytes(charset));
    }

    static List<LibraryRow> rows(Path file) throws IOException {
        try (LibraryFile library = new LibraryFormats().open(file, LibraryFormats.AUTO)) {
            List<LibraryRow> rows = new ArrayList<>();
            for (LibraryRow row = library.next(); row != null; row = library.next()) {
                rows.add(row);
            }
            return rows;
        }
    }

    static Track track(LibraryRow row) {
        return ((LibraryRow.Read) row).track();
    }

    static LibraryRow.Rejected rejected(LibraryRow row) {
        return (LibraryRow.Rejected) row;
    }

    static String formatOf(Path file) throws IOException {
        try (LibraryFile library = new LibraryFormats().open(file, LibraryFormats.AUTO)) {
            return library.format();
        }
    }
}
