package io.segue.djset.sequencing;

import io.segue.djset.SetLength;
import io.segue.djset.SetRules;
import io.segue.djset.TransitionCost;
import io.segue.library.Track;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** What no choice of tracks can be: refused before anything is searched, with what clashes and what to change. */
final class SelectionLimits {

    private final Pool pool;
    private final SetRules rules;
    private final Requested requested;

    SelectionLimits(Pool pool, SetRules rules, Requested requested) {
        this.pool = pool;
        this.rules = rules;
        this.requested = requested;
    }

    /**
     * @throws IllegalArgumentException on a clash
     */
    void check() {
        int[] wanted = requested.wanted();
        checkLength(wanted);
        checkArtists(wanted);
        checkKeys();
    }

    private void checkLength(int[] wanted) {
        SetLength length = rules.length();
        long shortest = IntStream.of(wanted).mapToLong(pool::seconds).min().orElse(0);
        if (wanted.length > 1 && length.reached(wanted.length - 1, pool.seconds(wanted) - shortest)) {
            throw new IllegalArgumentException("The " + wanted.length + " tracks that have to be played last "
                    + pool.seconds(wanted) / 60 + " minutes, more than the set of "
                    + (length.tracks() == null ? "" : length.tracks() + " tracks")
                    + (length.duration() == null ? "" : " " + length.duration().toMinutes() + " minutes")
                    + "; ask for fewer, or make the set longer.");
        }
    }

    private void checkArtists(int[] wanted) {
        int perArtist = rules.length().perArtist();
        for (int track : wanted) {
            int[] ofArtist = Arrays.stream(wanted)
                    .filter(other -> pool.shareArtist(track, other))
                    .toArray();
            if (ofArtist.length > perArtist) {
                throw new IllegalArgumentException("perArtist allows " + perArtist + " of one artist, but \""
                        + requested.label(ofArtist[0]) + "\" and \"" + requested.label(ofArtist[1])
                        + (ofArtist.length > 2 ? "\" and " + (ofArtist.length - 2) + " more" : "\"")
                        + " have to be played; ask for fewer of them, or allow more.");
            }
        }
    }

    private void checkKeys() {
        Integer most = rules.length().tracks();
        if (most != null && rules.distinctKeys() > most) {
            throw new IllegalArgumentException("A set of " + most + " tracks cannot be in " + rules.distinctKeys()
                    + " keys; ask for fewer keys or more tracks.");
        }
        requireKeys(pool.distinctKeys(IntStream.range(0, pool.size).toArray()), rules.distinctKeys(), "The pool is");
    }

    /** That a set is in as many keys as it should be. */
    static void requireKeys(List<Track> set, int distinctKeys) {
        long keys = set.stream()
                .map(track -> TransitionCost.features(track).key())
                .filter(Objects::nonNull)
                .distinct()
                .count();
        requireKeys((int) keys, distinctKeys, "The set is");
    }

    private static void requireKeys(int keys, int distinctKeys, String what) {
        if (distinctKeys > 1 && keys < distinctKeys) {
            throw new IllegalArgumentException(what + " in " + keys + " known key" + (keys == 1 ? "" : "s")
                    + ", but distinctKeys asks for " + distinctKeys
                    + "; ask for fewer, or give tracks of other keys (tracks of unknown key do not count).");
        }
    }
}
