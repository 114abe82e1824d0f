package io.segue.catalog;

import io.segue.library.Track;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A catalog that can be searched and holds playlists. Implementations are thread-safe; writes to one playlist are made by one caller
 * at a time. Every method may throw {@link CatalogException}, which says whether the answer is final, may be asked again, or when to
 * come back.
 */
public interface MusicCatalog {

    /** At most {@code limit} tracks that could be the wanted one, most likely first; the truth should be among them. */
    List<CatalogTrack> search(Track wanted, int limit);

    /** Gets ready whatever searching needs, where that takes time or may fail; searching does so by itself, too. */
    default void prepare() {}

    /** Whether a search costs a request, so that what it found is worth keeping in case the work is taken up again. */
    default boolean metered() {
        return true;
    }

    /** The playlist of that exact name, if there is one. */
    Optional<PlaylistHead> findPlaylist(String name);

    /** Creates an empty playlist. */
    PlaylistHead createPlaylist(String name, String description);

    /** The playlist as it is now, if it still exists. */
    Optional<PlaylistHead> playlist(String playlistId);

    /** Entries from {@code offset} on, in order, at most {@code limit}; fewer only at the end. */
    List<CatalogTrack> entries(String playlistId, int offset, int limit);

    /** As {@link #entries}, where only the addresses matter. */
    default List<String> uris(String playlistId, int offset, int limit) {
        return entries(playlistId, offset, limit).stream()
                .map(CatalogTrack::uri)
                .toList();
    }

    /**
     * Inserts tracks in order so that the first stands at {@code position}.
     *
     * @param expectedSnapshot the write is refused with {@link SnapshotMismatchException} when the playlist has changed since, where
     *     the catalog can tell
     * @param tracks at most {@link #maxAddsPerRequest()}
     * @return the new snapshot
     * @throws TracksRefusedException when one of the tracks is to blame
     */
    String add(String playlistId, String expectedSnapshot, int position, List<CatalogTrack> tracks);

    /**
     * Removes the entries at these positions.
     *
     * @param positions 0-based, ascending, as of {@code expectedSnapshot}
     * @return the new snapshot
     */
    String remove(String playlistId, String expectedSnapshot, List<Integer> positions);

    /** Deletes the playlist (a service: unfollows it). Deleting what is gone succeeds. */
    void deletePlaylist(String playlistId);

    int maxAddsPerRequest();

    /**
     * How long after a request was sent it may still take effect although no answer came. Zero where writes are refused once the
     * expected snapshot is outdated, and no request outlives the process.
     */
    Duration settleAfter();
}
