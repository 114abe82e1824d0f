package io.segue.djset.sequencing;

import io.segue.djset.Sequence.BrokenRules;
import io.segue.djset.SetRules;
import io.segue.djset.TrackProfile;
import io.segue.library.MusicalKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Penalties for tracks of one artist too close to each other, and for stretches in one key beyond a limit. They read the same in both
 * directions, so that playing a stretch backwards touches only its two ends. Immutable.
 */
final class SpacingRules {

    /** A pair too close costs as much as the same artist twice in a row; a track beyond the run as much as a clash of keys. */
    static final long PENALTY = SetCosts.GRAINS / 4;

    private final int size;
    private final int spacing;
    private final int run;
    private final int[][] artists;
    private final int[] key; // -1 where unknown

    private SpacingRules(int spacing, int run, int[][] artists, int[] key) {
        this.size = key.length;
        this.spacing = spacing;
        this.run = run;
        this.artists = artists;
        this.key = key;
    }

    /** {@code null} where no rule is set. */
    static @Nullable SpacingRules of(List<TrackProfile> tracks, SetRules rules) {
        if (rules.artistSpacing() == 0 && rules.keyRun() == 0) {
            return null;
        }
        int[][] artists = tracks.stream().map(TrackProfile::artists).toArray(int[][]::new);
        int[] keys = tracks.stream().mapToInt(track -> number(track.key())).toArray();
        return new SpacingRules(rules.artistSpacing(), rules.keyRun(), artists, keys);
    }

    private static int number(@Nullable MusicalKey key) {
        return key == null ? -1 : 2 * key.number() + key.mode().ordinal();
    }

    /** Grains. */
    long cost(int[] order) {
        return PENALTY * crossings(order, 1, 0, -1, 0, size - 1, true);
    }

    /** How often the rules are broken. */
    int violations(int[] order) {
        return (int) (cost(order) / PENALTY);
    }

    /** The same, rule by rule. */
    BrokenRules broken(int[] order) {
        int runs = 0;
        for (int p = 0; run > 0 && p + run < size; p++) {
            runs += oneKey(order, p, 1, 0) ? 1 : 0;
        }
        return new BrokenRules(violations(order) - runs, runs);
    }

    long ofReversal(int[] order, int i, int j) {
        return PENALTY * (atEnds(order, i, j, true) - atEnds(order, i, j, false));
    }

    private long atEnds(int[] order, int i, int j, boolean reversed) {
        int from = reversed ? i : 1;
        int to = reversed ? j : 0;
        return crossings(order, from, to, i, 0, i - 1, false) + crossings(order, from, to, j + 1, i, j, false);
    }

    /**
     * Broken rules whose first track is one of first..last and that reach across a cut.
     *
     * @param from with {@code to}: positions read backwards
     * @param cut the position behind it
     * @param all whether those that do not reach across count as well
     */
    private long crossings(int[] order, int from, int to, int cut, int first, int last, boolean all) {
        long broken = 0;
        int reach = Math.max(spacing, run);
        for (int p = all ? first : Math.max(first, cut - reach); p <= last; p++) {
            for (int q = all ? p + 1 : cut; q <= Math.min(size - 1, p + spacing); q++) {
                broken += sharesArtist(track(order, p, from, to), track(order, q, from, to)) ? 1 : 0;
            }
            if (run > 0 && p + run < size && (all || p + run >= cut) && oneKey(order, p, from, to)) {
                broken++;
            }
        }
        return broken;
    }

    private boolean oneKey(int[] order, int p, int from, int to) {
        int first = key[track(order, p, from, to)];
        if (first < 0) {
            return false;
        }
        for (int q = p + 1; q <= p + run; q++) {
            if (key[track(order, q, from, to)] != first) {
                return false;
            }
        }
        return true;
    }

    private static int track(int[] order, int p, int from, int to) {
        return order[p >= from && p <= to ? from + to - p : p];
    }

    private boolean sharesArtist(int a, int b) {
        for (int x : artists[a]) {
            for (int y : artists[b]) {
                if (x == y) {
                    return true;
                }
            }
        }
        return false;
    }
}
