package io.segue.catalog.local;

import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.MusicCatalog;
import io.segue.catalog.PlaylistHead;
import io.segue.library.Track;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One collection: searched through its index, its playlists in the database. */
final class LocalCatalog implements MusicCatalog {

    private static final int MAX_ADDS = 1_000;

    private final String collection;
    private final Supplier<CollectionIndex> index;
    private final LocalPlaylistStore playlists;

    LocalCatalog(String collection, Supplier<CollectionIndex> index, LocalPlaylistStore playlists) {
        this.collection = collection;
        this.index = index;
        this.playlists = playlists;
    }

    @Override
    public List<CatalogTrack> search(Track wanted, int limit) {
        try {
            return index.get().search(wanted, limit);
        } catch (IOException e) {
            throw new CatalogAnswerException("The index of " + collection + " could not be read: " + e, true);
        }
    }

    @Override
    public void prepare() {
        var unused = index.get();
    }

    @Override
    public boolean metered() {
        return false;
    }

    @Override
    public Optional<PlaylistHead> findPlaylist(String name) {
        return playlists.find(collection, name);
    }

    @Override
    public PlaylistHead createPlaylist(String name, String description) {
        return playlists.create(collection, name, description);
    }

    @Override
    public Optional<PlaylistHead> playlist(String playlistId) {
        return playlists.head(playlistId);
    }

    @Override
    public List<CatalogTrack> entries(String playlistId, int offset, int limit) {
        return playlists.entries(playlistId, offset, limit);
    }

    @Override
    public List<String> uris(String playlistId, int offset, int limit) {
        return playlists.uris(playlistId, offset, limit);
    }

    @Override
    public String add(String playlistId, String expectedSnapshot, int position, List<CatalogTrack> tracks) {
        if (tracks.size() > MAX_ADDS) {
            throw new CatalogAnswerException(
                    "At most " + MAX_ADDS + " tracks are added at once, these were " + tracks.size() + ".", false);
        }
        return playlists.add(playlistId, expectedSnapshot, position, tracks);
    }

    @Override
    public String remove(String playlistId, String expectedSnapshot, List<Integer> positions) {
        return playlists.remove(playlistId, expectedSnapshot, positions);
    }

    @Override
    public void deletePlaylist(String playlistId) {
        playlists.delete(playlistId);
    }

    @Override
    public int maxAddsPerRequest() {
        return MAX_ADDS;
    }

    /** Every write is conditional on the snapshot and dies with its process's transaction. */
    @Override
    public Duration settleAfter() {
        return Duration.ZERO;
    }
}
