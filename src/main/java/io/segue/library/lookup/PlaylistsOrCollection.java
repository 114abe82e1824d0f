package io.segue.library.lookup;

import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.ReadOptions.View;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the playlists of a collection file; where it turns out to have none, its tracks. */
public final class PlaylistsOrCollection implements LibraryReader {

    /** Opens a reading of the file, which closes the tracks. */
    @FunctionalInterface
    public interface Opening {
        LibraryReader open(CollectionTracks tracks) throws IOException;
    }

    private final String name;
    private final Opening opening;
    private LibraryReader current;
    private boolean settled;

    private PlaylistsOrCollection(String name, Opening opening) throws IOException {
        this.name = name;
        this.opening = opening;
        this.current = open(opening, CollectionTracks.kept(name));
    }

    /**
     * What a view of a collection file shows.
     *
     * @param name of the collection
     */
    public static LibraryReader of(View view, String name, Opening opening) throws IOException {
        return view == View.COLLECTION
                ? open(opening, CollectionTracks.passedOn(name))
                : new PlaylistsOrCollection(name, opening);
    }

    private static LibraryReader open(Opening opening, CollectionTracks tracks) throws IOException {
        try {
            return opening.open(tracks);
        } catch (IOException | RuntimeException e) {
            tracks.close();
            throw e;
        }
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        LibraryRow row = current.next();
        if (row == null && !settled) {
            current.close();
            current = open(opening, CollectionTracks.passedOn(name));
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
