package io.segue.library;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file opened for reading, and the format it is read as. Not thread-safe. */
public final class LibraryFile implements LibraryReader {

    private final String format;
    private final LibraryReader rows;

    LibraryFile(String format, LibraryReader rows) {
        this.format = format;
        this.rows = rows;
    }

    /** One of {@link LibraryFormats#names()}: what was asked for, or what was recognised. */
    public String format() {
        return format;
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        return rows.next();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
