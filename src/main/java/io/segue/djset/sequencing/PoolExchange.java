package io.segue.djset.sequencing;

import java.util.stream.IntStream;

/** Exchanges single tracks of a set for others from the pool while that pays. Leaves a set that costs no more. */
final class PoolExchange {

    private static final int ROUNDS = 20;

    private final Pool pool;

    PoolExchange(Pool pool) {
        this.pool = pool;
    }

    /** Whether anything was exchanged. */
    boolean improve(Draft draft) {
        boolean any = false;
        boolean better = true;
        for (int round = 0; round < ROUNDS && better; round++) {
            better = false;
            for (int p = 0; p < draft.size(); p++) {
                better |= draft.mayLeave(p) && replace(draft, p);
            }
            any |= better;
        }
        return any;
    }

    private boolean replace(Draft draft, int p) {
        int best = -1;
        long least = 0;
        for (int q = Math.max(0, p - 1); q <= Math.min(draft.size() - 1, p + 1); q += 1) {
            if (q == p) {
                continue;
            }
            for (int track : pool.near(draft.trackAt(q))) {
                long change = draft.ofReplacement(p, track);
                if (change < least && draft.mayReplace(p, track)) {
                    least = change;
                    best = track;
                }
            }
        }
        if (best < 0) {
            return false;
        }
        draft.replace(p, best);
        return true;
    }

    /**
     * Brings tracks of further keys in, each where it costs least, until the set is in as many as it should be.
     *
     * @return whether it is
     */
    boolean diversify(Draft draft, int distinctKeys) {
        int keys = pool.distinctKeys(draft.tracks());
        while (keys < distinctKeys) {
            if (!bringInAnotherKey(draft, keys)) {
                return false;
            }
            keys++;
        }
        return true;
    }

    private boolean bringInAnotherKey(Draft draft, int keys) {
        int[] played = draft.tracks();
        int known = IntStream.of(played).map(pool::keyBit).reduce(0, (a, b) -> a | b);
        long least = Long.MAX_VALUE;
        int at = -1;
        int best = -1;
        for (int p = 0; p < draft.size(); p++) {
            int[] without = IntStream.concat(
                            IntStream.of(played).limit(p), IntStream.of(played).skip(p + 1))
                    .toArray();
            if (!draft.mayLeave(p) || pool.distinctKeys(without) < keys) {
                continue;
            }
            for (int track = 0; track < pool.size; track++) {
                if ((pool.keyBit(track) & ~known) == 0) {
                    continue;
                }
                long change = draft.ofReplacement(p, track);
                if (change < least && draft.mayReplace(p, track)) {
                    least = change;
                    at = p;
                    best = track;
                }
            }
        }
        if (best < 0) {
            return false;
        }
        draft.replace(at, best);
        return true;
    }
}
