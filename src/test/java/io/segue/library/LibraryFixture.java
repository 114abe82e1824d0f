package io.segue.library;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes small files and reads them back as the application does. */
public final class LibraryFixture {

    private LibraryFixture() {}

    public static Path file(Path dir, String name, String content) throws IOException {
        return file(dir, name, content, StandardCharsets.UTF_8);
    }

    public static Path file(Path dir, String name, String content, Charset charset) throws IOException {
        return Files.write(dir.resolve(name), content.getBytes(charset));
    }

    /** The tracks and rejections of the playlists in it, or of the collection where it has none. */
    public static List<LibraryRow> rows(Path file) throws IOException {
        return rows(file, ReadOptions.PLAYLISTS);
    }

    public static List<LibraryRow> rows(Path file, ReadOptions options) throws IOException {
        return everything(file, options).stream()
                .filter(row -> !(row instanceof LibraryRow.Heading))
                .toList();
    }

    /** The rows and the headings. */
    public static List<LibraryRow> everything(Path file, ReadOptions options) throws IOException {
        try (LibraryFile library = new LibraryFormats().open(file, LibraryFormats.AUTO, options)) {
            List<LibraryRow> rows = new ArrayList<>();
            for (LibraryRow row = library.next(); row != null; row = library.next()) {
                rows.add(row);
            }
            return rows;
        }
    }

    public static Track track(LibraryRow row) {
        return ((LibraryRow.Read) row).track();
    }

    /** What the row's playlist is called. */
    public static String title(LibraryRow row) {
        return row.playlist().title();
    }

    public static LibraryRow.Rejected rejected(LibraryRow row) {
        return (LibraryRow.Rejected) row;
    }

    public static String formatOf(Path file) throws IOException {
        try (LibraryFile library = new LibraryFormats().open(file, LibraryFormats.AUTO, ReadOptions.PLAYLISTS)) {
            return library.format();
        }
    }
}
