package io.segue.djset.sequencing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A lower bound where positions count: every order is a walk of as many steps, paying transitions and positions alike, but a walk may play
 * a track again (Picard and Queyranne, 1978), though not the one before the last (Christofides, Mingozzi and Toth, 1981). A prize for each
 * track, paid back once, changes the cost of no order but of walks that repeat; the best prizes found give the bound, any give a valid one.
 * Computed in integers, so that rounding cannot break the proof. Deterministic.
 */
final class WalkBound {

    /** Looked at in all, n³ for each walk. */
    private static final long MOST_STEPS = 60_000_000L;

    private static final int MOST_WALKS = 300;
    /** Fewer raise the bound too little to be worth their time. */
    private static final int LEAST_WALKS = 40;

    private static final long NEVER = Long.MAX_VALUE / 4;

    private final SetCosts costs;
    private final int size;
    private final long[] prize;
    /** [position * size + track]: cheapest walk so far that ends there, and the cheapest by another way */
    private final long[] first;

    private final long[] second;
    private final int[] beforeFirst;
    private final int[] beforeSecond;
    private final int[] visits;
    /** by track: the others, nearest first */
    private final int[][] nearest;
    /** and what it takes to come from them, in sixteenths */
    private final long[][] step;

    private long bestScaled = Long.MIN_VALUE;

    private WalkBound(SetCosts costs, int[][] transition, int[] charges) {
        this.costs = costs;
        this.size = costs.size;
        this.prize = new long[size];
        for (int track = 0; track < size; track++) {
            prize[track] = -2L * charges[track];
        }
        this.first = new long[size * size];
        this.second = new long[size * size];
        this.beforeFirst = new int[size * size];
        this.beforeSecond = new int[size * size];
        this.visits = new int[size];
        this.nearest = new int[size][];
        this.step = new long[size][];
        for (int track = 0; track < size; track++) {
            int[] row = transition[track];
            int one = track;
            nearest[track] = IntStream.range(0, size)
                    .filter(other -> other != one)
                    .boxed()
                    .sorted(Comparator.comparingInt(other -> row[other]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            step[track] = IntStream.of(nearest[track])
                    .mapToLong(other -> (long) row[other] << OneTreeBound.SHIFT)
                    .toArray();
        }
    }

    /**
     * @param trees the 1-tree bound, with whose charges prizes begin and whose tolls are paid here as well
     * @param known cost of an order at hand, in grains
     * @return in grains: no order costs less; 0 for sets too large to try
     */
    static long of(SetCosts costs, OneTreeBound trees, long known) {
        long walks = Math.min(MOST_WALKS, MOST_STEPS / Math.max(1, (long) costs.size * costs.size * costs.size));
        if (walks < LEAST_WALKS || costs.size < 3) {
            return 0;
        }
        WalkBound bound = new WalkBound(costs, trees.tolled(), trees.charges());
        bound.ascend((known + trees.given()) << OneTreeBound.SHIFT, (int) walks);
        long grains = Math.floorDiv(bound.bestScaled + (1 << OneTreeBound.SHIFT) - 1, 1 << OneTreeBound.SHIFT);
        return Math.min(known, Math.max(0, grains - trees.given())); // orders cost whole grains
    }

    private void ascend(long known, int walks) {
        double step = 1;
        int sinceBetter = 0;
        int patience = Math.max(4, walks / 20);
        double[] direction = new double[size];
        for (int k = 0; k < walks && bestScaled < known; k++) {
            long scaled = walk();
            if (scaled > bestScaled) {
                bestScaled = scaled;
                sinceBetter = 0;
            } else if (++sinceBetter == patience) {
                step /= 2;
                sinceBetter = 0;
            }
            double norm = 0;
            for (int track = 0; track < size; track++) {
                int missing = 1 - visits[track];
                direction[track] = .7 * missing + .3 * direction[track];
                norm += missing * missing;
            }
            if (norm == 0) {
                return; // the walk is an order, and the cheapest
            }
            for (int track = 0; track < size; track++) {
                prize[track] += Math.round(step * (known - scaled) / norm * direction[track]);
            }
        }
    }

    /** The cheapest walk under the prizes, in sixteenths of grains; leaves its visits behind. */
    private long walk() {
        for (int track = 0; track < size; track++) {
            first[track] = paid(0, track);
            second[track] = NEVER;
            beforeFirst[track] = -1;
        }
        for (int position = 1; position < size; position++) {
            long cheapest = cheapest(position - 1);
            for (int track = 0; track < size; track++) {
                arrive(position, track, cheapest);
            }
        }
        int last = (size - 1) * size;
        int end = 0;
        for (int track = 1; track < size; track++) {
            end = first[last + track] < first[last + end] ? track : end;
        }
        count(end);
        long prizes = 0;
        for (long each : prize) {
            prizes += each;
        }
        return first[last + end] + prizes;
    }

    private long paid(int position, int track) {
        return ((long) costs.at(position, track) << OneTreeBound.SHIFT) - prize[track];
    }

    private long cheapest(int position) {
        long least = NEVER;
        for (int track = 0; track < size; track++) {
            least = Math.min(least, first[position * size + track]);
        }
        return least;
    }

    /**
     * From the nearest first, until none further away can be any better than the second best.
     *
     * @param cheapest of all walks to the position before
     */
    private void arrive(int position, int track, long cheapest) {
        int base = (position - 1) * size;
        // in locals, because a simple compiler would fetch them anew at every step
        long[] firsts = first;
        int[] befores = beforeFirst;
        int[] others = nearest[track];
        long[] steps = step[track];
        long least = NEVER;
        long next = NEVER;
        int by = -1;
        int byNext = -1;
        for (int k = 0; k < steps.length && cheapest + steps[k] < next; k++) {
            int before = others[k];
            int at = base + before;
            long cost = (befores[at] == track ? second[at] : firsts[at]) + steps[k];
            if (cost < next) {
                if (cost < least) {
                    next = least;
                    byNext = by;
                    least = cost;
                    by = before;
                } else {
                    next = cost;
                    byNext = before;
                }
            }
        }
        long paid = paid(position, track);
        int at = position * size + track;
        first[at] = Math.min(NEVER, least + paid);
        second[at] = Math.min(NEVER, next + paid);
        beforeFirst[at] = by;
        beforeSecond[at] = byNext;
    }

    private void count(int end) {
        Arrays.fill(visits, 0);
        int track = end;
        int before = beforeFirst[(size - 1) * size + end];
        visits[track]++;
        for (int position = size - 2; position >= 0; position--) {
            int at = position * size + before;
            int further = beforeFirst[at] == track ? beforeSecond[at] : beforeFirst[at];
            track = before;
            before = further;
            visits[track]++;
        }
    }
}
