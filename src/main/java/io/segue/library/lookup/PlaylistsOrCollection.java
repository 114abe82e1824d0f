package io.segue.library.lookup;

import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the playlists of a collection file; where it turns out to have none, its tracks. */
public final class PlaylistsOrCollection implements LibraryReader {

    /** Opens the other reading, once it is needed. */
    @FunctionalInterface
    public interface Opening {
        LibraryReader open() throws IOException;
    }

    private final Opening collection;
    private LibraryReader current;
    private boolean settled;

    public PlaylistsOrCollection(LibraryReader playlists, Opening collection) {
        this.current = playlists;
        this.collection = collection;
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        LibraryRow row = current.next();
        if (row == null && !settled) {
            current.close();
            current = collection.open();
            row = current.next();
        }
        settled = true;
        return row;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
