package io.segue.library.lookup;

import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of a collection file as its reader meets them: passed on where the collection is what is wanted, kept for the playlists
 * that refer to them otherwise.
 */
public final class CollectionTracks implements Closeable {

    private final Playlist collection;
    private final @Nullable DiskStore disk;
    private final @Nullable TrackStore tracks;

    private CollectionTracks(String name, @Nullable DiskStore disk) {
        this.collection = Playlist.collection(name);
        this.disk = disk;
        this.tracks = disk == null ? null : disk.tracks("tracks");
    }

    /** For reading every track once. */
    public static CollectionTracks passedOn(String name) {
        return new CollectionTracks(name, null);
    }

    /** For reading the playlists. */
    public static CollectionTracks kept(String name) throws IOException {
        return new CollectionTracks(name, new DiskStore());
    }

    /** The playlist of a collection's rows. */
    public Playlist collection() {
        return collection;
    }

    public boolean wantsPlaylists() {
        return tracks != null;
    }

    /**
     * Takes a row of the collection.
     *
     * @param ids what playlists may call the track
     * @return the row to pass on, {@code null} where it was kept
     */
    public @Nullable LibraryRow track(LibraryRow row, @Nullable String... ids) {
        if (tracks == null) {
            return row;
        }
        StoredTrack stored = StoredTrack.of(row);
        for (String id : ids) {
            if (id != null) {
                tracks.put(id, stored);
            }
        }
        return null;
    }

    /**
     * The row a playlist's reference makes; one to a track that is not there is rejected.
     *
     * @param what the file calls the identifier
     * @param raw the reference as found
     */
    public LibraryRow reference(String what, @Nullable String id, Playlist playlist, long line, String raw) {
        StoredTrack track =
                tracks == null || id == null ? null : tracks.find(id).orElse(null);
        return track != null
                ? track.in(playlist, line)
                : new LibraryRow.Rejected(
                        line,
                        playlist,
                        raw,
                        "the collection has no track whose " + what + " is \"" + id
                                + "\"; export the collection again");
    }

    @Override
    public void close() throws IOException {
        if (disk != null) {
            disk.close();
        }
    }
}
