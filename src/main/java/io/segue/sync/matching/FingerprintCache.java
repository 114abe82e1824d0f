package io.segue.sync.matching;

import io.segue.library.Track;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Remembers prepared candidates, because one collection answers many searches with the same tracks. Bounded and thread-safe; when full
 * it starts afresh.
 */
final class FingerprintCache {

    /** About 1.5 KB each. */
    private static final int LIMIT = 8_192;

    private final ConcurrentMap<Track, Fingerprint> known = new ConcurrentHashMap<>();

    Fingerprint of(Track track) {
        Fingerprint fingerprint = known.get(track);
        if (fingerprint == null) {
            fingerprint = Fingerprint.of(track);
            if (known.size() >= LIMIT) {
                known.clear();
            }
            known.put(track, fingerprint);
        }
        return fingerprint;
    }
}
