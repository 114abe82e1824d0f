package io.segue.library.lookup;

import io.segue.library.source.TemporaryFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.h2.mvstore.MVStore;

/** Sorted maps in one temporary file, which goes with the process at the latest. A few megabytes of it are cached in memory, whatever it holds. */
public final class DiskStore implements Closeable {

    private static final int CACHE_MEGABYTES = 8;
    private static final int UNSAVED_KILOBYTES = 2048;

    private final TemporaryFile file = new TemporaryFile(".lookup");
    private final MVStore store;

    public DiskStore() throws IOException {
        store = new MVStore.Builder()
                .fileName(file.path().toString())
                .cacheSize(CACHE_MEGABYTES)
                .autoCommitBufferSize(UNSAVED_KILOBYTES)
                .open();
        store.setAutoCommitDelay(0); // by size alone: no thread, and nothing is lost that is needed
        store.setVersionsToKeep(0);
        store.setRetentionTime(0);
        file.opened();
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
        file.close();
    }
}
