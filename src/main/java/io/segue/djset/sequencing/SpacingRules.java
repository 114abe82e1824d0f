package io.segue.djset.sequencing;

import io.segue.djset.Sequence.BrokenRules;
import io.segue.djset.SetRules;
import io.segue.djset.TrackProfile;
import io.segue.library.MusicalKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Penalties for tracks of one artist too close to each other, and for stretches in one key beyond a limit. Next neighbours of one artist
 * are the transitions' concern. Nothing reaches across silence, and both directions read the same: a round trip costs the same wherever its
 * array begins, and playing a stretch backwards touches only its two ends. Immutable.
 */
final class SpacingRules implements PositionCosts {

    /** A pair too close costs as much as the same artist twice in a row; a track beyond the run as much as a clash of keys. */
    static final long PENALTY = SetCosts.GRAINS / 4;

    private final int size;
    private final int spacing;
    private final int run;
    private final int[][] artists; // silence last
    private final int[] key; // -1 where unknown, silence last

    private SpacingRules(int spacing, int run, int[][] artists, int[] key) {
        this.size = key.length - 1;
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
        int[][] artists = new int[tracks.size() + 1][];
        int[] keys = new int[tracks.size() + 1];
        for (int track = 0; track < tracks.size(); track++) {
            artists[track] = tracks.get(track).artists();
            keys[track] = number(tracks.get(track).key());
        }
        artists[tracks.size()] = new int[0];
        keys[tracks.size()] = -1;
        return new SpacingRules(rules.artistSpacing(), rules.keyRun(), artists, keys);
    }

    private static int number(@Nullable MusicalKey key) {
        return key == null ? -1 : 2 * key.number() + key.mode().ordinal();
    }

    /** Of an order without silence, in grains. */
    long grains(int[] order) {
        BrokenRules broken = broken(order);
        return PENALTY * (broken.artistSpacing() - neighbours(order) + broken.keyRun());
    }

    /** How often the rules are broken, next neighbours included. */
    BrokenRules broken(int[] order) {
        int pairs = 0;
        int runs = 0;
        for (int p = 0; p < size; p++) {
            for (int q = p + 1; q <= Math.min(size - 1, p + spacing); q++) {
                pairs += sharesArtist(order[p], order[q]) ? 1 : 0;
            }
            runs += run > 0 && p + run < size && oneKey(order, p) ? 1 : 0;
        }
        return new BrokenRules(pairs, runs);
    }

    private int neighbours(int[] order) {
        int pairs = 0;
        for (int p = 1; spacing > 0 && p < size; p++) {
            pairs += sharesArtist(order[p - 1], order[p]) ? 1 : 0;
        }
        return pairs;
    }

    /** Whether a trip is long enough to be read as a ring: no rule reaches round it. */
    boolean fitsRing() {
        return size > 2 * Math.max(spacing, run) + 4;
    }

    @Override
    public boolean cyclic() {
        return fitsRing();
    }

    @Override
    public long cost(int[] trip) {
        int silence = 0;
        while (trip[silence] != size) {
            silence++;
        }
        int[] order = new int[size];
        for (int p = 0; p < size; p++) {
            order[p] = trip[(silence + 1 + p) % trip.length];
        }
        return grains(order) << OneTreeBound.SHIFT;
    }

    @Override
    public long ofReversal(int[] trip, int from, int to) {
        int inside = to - from + (to < from ? trip.length : 0) + 1;
        return PENALTY * (atEnds(trip, from, inside, inside) - atEnds(trip, from, inside, 0)) << OneTreeBound.SHIFT;
    }

    /** Broken rules across the ends of a stretch. */
    private long atEnds(int[] trip, int from, int inside, int reversed) {
        int reach = Math.max(spacing, run);
        int outside = trip.length - inside;
        return across(trip, from, reversed, from, from - Math.min(reach, outside))
                + across(trip, from, reversed, from + inside, Math.max(from, from + inside - reach));
    }

    /**
     * Broken rules whose first track is one of first..cut-1, and that reach across the cut.
     *
     * @param cut the place behind it
     */
    private long across(int[] trip, int from, int reversed, int cut, int first) {
        long broken = 0;
        for (int p = cut - 1; p >= first && p > cut - 1 - spacing; p--) {
            int a = track(trip, p, from, reversed);
            if (a == size) {
                break;
            }
            for (int q = cut; q <= p + spacing; q++) {
                int b = track(trip, q, from, reversed);
                if (b == size) {
                    break;
                }
                broken += q > p + 1 && sharesArtist(a, b) ? 1 : 0;
            }
        }
        return broken + (run > 0 && first < cut ? longRuns(trip, from, reversed, cut, first) : 0);
    }

    /** Of stretches in one key across the cut, what is too long: one for each track beyond the limit. */
    private int longRuns(int[] trip, int from, int reversed, int cut, int first) {
        int one = key[track(trip, cut, from, reversed)];
        if (one < 0) {
            return 0;
        }
        int before = 0;
        while (before < run && cut - 1 - before >= first && key[track(trip, cut - 1 - before, from, reversed)] == one) {
            before++;
        }
        int behind = 1;
        while (before > 0 && behind < run && key[track(trip, cut + behind, from, reversed)] == one) {
            behind++;
        }
        return before == 0 ? 0 : Math.max(0, before + behind - run);
    }

    private boolean oneKey(int[] order, int p) {
        int first = key[order[p]];
        if (first < 0) {
            return false;
        }
        for (int q = p + 1; q <= p + run; q++) {
            if (key[order[q]] != first) {
                return false;
            }
        }
        return true;
    }

    /** What stands at a place of the ring once so many tracks behind {@code from} are played backwards. */
    private static int track(int[] trip, int place, int from, int reversed) {
        int offset = place - from;
        int p = offset >= 0 && offset < reversed ? from + reversed - 1 - offset : place;
        p = p < 0 ? p + trip.length : p;
        return trip[p >= trip.length ? p - trip.length : p];
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
