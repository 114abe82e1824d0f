package io.segue.djset.sequencing;

import io.segue.djset.SetRules;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A set under construction: tracks of the pool in an order, and what a change at one position changes. Costs are those of {@link SetCosts}.
 * Mutable, for one selection at a time.
 */
final class Draft {

    private final Pool pool;
    private final SetRules rules;
    private final @Nullable ArcCosts arc;
    private final Set<Integer> wanted;
    private final int[] tracks;

    Draft(Pool pool, SetRules rules, @Nullable ArcCosts arc, Set<Integer> wanted, int[] tracks) {
        this.pool = pool;
        this.rules = rules;
        this.arc = arc;
        this.wanted = wanted;
        this.tracks = tracks.clone();
    }

    int[] tracks() {
        return tracks.clone();
    }

    int size() {
        return tracks.length;
    }

    int trackAt(int p) {
        return tracks[p];
    }

    /** Whether the track at a position may give way to one from the pool. */
    boolean mayLeave(int p) {
        return !wanted.contains(tracks[p]);
    }

    /**
     * Whether the track may stand in for the one at a position: it is not played yet, its artist not too often, the set stays long enough
     * without getting too long, and in as many keys as it should be.
     */
    boolean mayReplace(int p, int track) {
        for (int other : tracks) {
            if (other == track) {
                return false;
            }
        }
        return keepsLength(p, track) && keepsKeys(p, track) && keepsArtists(p, track);
    }

    /** In grains: what a replacement changes. */
    long ofReplacement(int p, int track) {
        long before = around(p);
        int old = tracks[p];
        tracks[p] = track;
        long change = around(p) - before;
        tracks[p] = old;
        return change;
    }

    void replace(int p, int track) {
        tracks[p] = track;
    }

    /** Costs of everything the track at a position is part of. */
    private long around(int p) {
        long cost = arc == null ? 0 : arc.at(p, tracks[p]);
        cost += p > 0 ? pool.cost(tracks[p - 1], tracks[p]) : 0;
        cost += p + 1 < tracks.length ? pool.cost(tracks[p], tracks[p + 1]) : 0;
        int reach = rules.artistSpacing();
        for (int q = Math.max(0, p - reach); q <= Math.min(tracks.length - 1, p + reach); q++) {
            cost += q != p && pool.shareArtist(tracks[p], tracks[q]) ? SpacingRules.PENALTY : 0;
        }
        return cost + SpacingRules.PENALTY * longRuns(p);
    }

    /** Stretches in one key, one longer than they may be, that reach over a position. */
    private int longRuns(int p) {
        int run = rules.keyRun();
        int found = 0;
        for (int from = Math.max(0, p - run); run > 0 && from <= p && from + run < tracks.length; from++) {
            int start = from;
            boolean one = pool.keyBit(tracks[from]) != 0
                    && IntStream.rangeClosed(from, from + run)
                            .allMatch(q -> pool.key(tracks[q]) == pool.key(tracks[start]));
            found += one ? 1 : 0;
        }
        return found;
    }

    /** Long enough as a whole, too short without any one track that may leave. */
    private boolean keepsLength(int p, int track) {
        long seconds = pool.seconds(tracks) - pool.seconds(tracks[p]) + pool.seconds(track);
        if (!rules.length().reached(tracks.length, seconds)) {
            return pool.seconds(track) >= pool.seconds(tracks[p]);
        }
        long shortest = pool.seconds(track);
        for (int q = 0; q < tracks.length; q++) {
            shortest = q == p || !mayLeave(q) ? shortest : Math.min(shortest, pool.seconds(tracks[q]));
        }
        return !rules.length().reached(tracks.length - 1, seconds - shortest);
    }

    private boolean keepsKeys(int p, int track) {
        if (rules.distinctKeys() <= 1) {
            return true;
        }
        int before = pool.distinctKeys(tracks);
        int[] changed = tracks.clone();
        changed[p] = track;
        return pool.distinctKeys(changed) >= Math.min(before, rules.distinctKeys());
    }

    private boolean keepsArtists(int p, int track) {
        int perArtist = rules.length().perArtist();
        if (perArtist >= tracks.length) {
            return true;
        }
        return IntStream.range(0, tracks.length)
                        .filter(q -> q != p && pool.shareArtist(tracks[q], track))
                        .count()
                < perArtist;
    }

    /** In grains, of the whole. */
    long cost() {
        long cost = 0;
        for (int p = 0; p < tracks.length; p++) {
            cost += arc == null ? 0 : arc.at(p, tracks[p]);
            cost += p > 0 ? pool.cost(tracks[p - 1], tracks[p]) : 0;
            for (int q = p + 1; q <= Math.min(tracks.length - 1, p + rules.artistSpacing()); q++) {
                cost += pool.shareArtist(tracks[p], tracks[q]) ? SpacingRules.PENALTY : 0;
            }
        }
        int run = 0;
        for (int p = 0; p < tracks.length; p++) {
            boolean same = p > 0 && pool.keyBit(tracks[p]) != 0 && pool.key(tracks[p]) == pool.key(tracks[p - 1]);
            run = same ? run + 1 : 1;
            cost += rules.keyRun() > 0 && run > rules.keyRun() ? SpacingRules.PENALTY : 0;
        }
        return cost;
    }

    @Override
    public String toString() {
        return Arrays.toString(tracks);
    }
}
