package io.segue.library;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Streams the rows of one file in file order, in constant memory. Not thread-safe. */
public interface LibraryReader extends Closeable {

    /**
     * The next row, or {@code null} at the end.
     *
     * @throws LibraryFormatException when the file as a whole cannot be read on (wrong format, broken XML, a damaged archive); its
     *     message names file, line, what was found and what would be right
     */
    @Nullable LibraryRow next() throws IOException;
}
