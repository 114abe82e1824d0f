package io.segue.library.lookup;

import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows sorted by playlist, kept on disk until they are written; within a playlist in the order they came. */
public final class PlaylistSpool implements Closeable {

    private final DiskStore disk = new DiskStore();
    private final Map<Long, String> rows = disk.map("rows");
    private final Map<Playlist, Integer> numbers = new HashMap<>();
    private final List<Playlist> playlists = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();

    public PlaylistSpool() throws IOException {}

    public void add(LibraryRow.Read row) {
        int number = numbers.computeIfAbsent(row.playlist(), playlist -> {
            playlists.add(playlist);
            sizes.add(0L);
            return playlists.size() - 1;
        });
        long position = sizes.get(number);
        rows.put(key(number, position), StoredTrack.of(row).encode());
        sizes.set(number, position + 1);
    }

    /** In the order their first rows came. */
    public List<Playlist> playlists() {
        return List.copyOf(playlists);
    }

    public long size(int playlist) {
        return sizes.get(playlist);
    }

    /**
     * @param position from 0
     */
    public LibraryRow.Read row(int playlist, long position) {
        String stored = Objects.requireNonNull(rows.get(key(playlist, position)));
        return (LibraryRow.Read) StoredTrack.decode(stored).in(playlists.get(playlist), position + 1);
    }

    private static long key(int playlist, long position) {
        return (long) playlist << 32 | position;
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }
}
