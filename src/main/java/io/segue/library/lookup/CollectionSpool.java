package io.segue.library.lookup;

import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Rows on their way into a collection file, which lists every track once and its playlists after that: keeps them on disk, tracks
 * without repetition, entries by playlist and in order.
 */
public final class CollectionSpool implements Closeable {

    private final DiskStore disk = new DiskStore();
    private final Map<Long, String> tracks = disk.map("tracks");
    private final Map<String, Long> numbers = disk.map("numbers");
    private final Map<Long, Long> entries = disk.map("entries");
    private final Map<Playlist, Integer> playlists = new HashMap<>();
    private final Map<Integer, Long> sizes = new HashMap<>();
    private final PlaylistTree tree = new PlaylistTree();
    private long trackCount;

    public CollectionSpool() throws IOException {}

    /** Takes a row; one that belongs to the collection as a whole is in no playlist. */
    public void add(LibraryRow.Read row) {
        long number = number(row);
        if (row.playlist().kind() != Playlist.Kind.COLLECTION) {
            int playlist = playlist(row.playlist());
            long position = sizes.merge(playlist, 1L, Long::sum) - 1;
            entries.put((long) playlist << 32 | position, number);
        }
    }

    private int playlist(Playlist playlist) {
        Integer known = playlists.get(playlist);
        if (known != null) {
            return known;
        }
        int number = playlists.size();
        playlists.put(playlist, number);
        tree.add(new PlaylistTree.Leaf(number, playlist));
        return number;
    }

    /** The same file is the same track; without a file, the same description is. */
    private long number(LibraryRow.Read row) {
        Track track = row.track();
        String identity = track.location() != null ? "@" + track.location() : TrackJson.write(track);
        Long known = numbers.get(identity);
        if (known != null) {
            return known;
        }
        trackCount++;
        long number = trackCount;
        numbers.put(identity, number);
        tracks.put(number, StoredTrack.of(row).encode());
        return number;
    }

    public long trackCount() {
        return trackCount;
    }

    /** Tracks are numbered from 1. */
    public LibraryRow.Read track(long number) {
        String encoded = tracks.get(number);
        if (encoded == null) {
            throw new IllegalArgumentException("there is no track " + number);
        }
        LibraryRow row = StoredTrack.decode(encoded).in(Playlist.collection(""), number);
        return (LibraryRow.Read) row;
    }

    public PlaylistTree tree() {
        return tree;
    }

    public long size(PlaylistTree.Leaf playlist) {
        return sizes.getOrDefault(playlist.number(), 0L);
    }

    /** Number of the track at a position of the playlist, from 0. */
    public long entry(PlaylistTree.Leaf playlist, long position) {
        return Objects.requireNonNull(entries.get((long) playlist.number() << 32 | position));
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }
}
