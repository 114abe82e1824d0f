package io.segue.library.lookup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.h2.mvstore.MVStore;

/** Sorted maps in one temporary file, which closing removes. A few megabytes of it are cached in memory, whatever it holds. */
public final class DiskStore implements Closeable {

    private static final int CACHE_MEGABYTES = 8;
    private static final int UNSAVED_KILOBYTES = 2048;

    private final Path file;
    private final MVStore store;

    public DiskStore() throws IOException {
        file = Files.createTempFile("segue-", ".lookup");
        store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MEGABYTES)
                .autoCommitBufferSize(UNSAVED_KILOBYTES)
                .open();
        store.setVersionsToKeep(0);
        store.setRetentionTime(0);
    }

    /** Keys are ordered as they compare. */
    public <K, V> Map<K, V> map(String name) {
        return store.openMap(name);
    }

    /** The tracks of a collection by what playlists call them. */
    public TrackStore tracks(String name) {
        return new TrackStore(map(name));
    }

    @Override
    public void close() throws IOException {
        store.closeImmediately();
        Files.deleteIfExists(file);
    }
}
