package io.segue.djset.sequencing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The search of large sets: a quick local optimum steers the ascent of the bound, the bound's charges make the candidates of the iterated
 * search, and costs of positions are then brought in from its best order, in either direction. Effort is counted, never timed.
 */
final class OrderSearch {

    private static final int CANDIDATES = 6;
    private static final int QUICK_CANDIDATES = 8;
    private static final int ASCENT = 300;
    private static final int LEAST_ASCENT = 100;
    /** Of all rounds of the ascent together; clustered costs need more than one. */
    private static final long MOST_STEPS = 3_000_000_000L;
    /** A further round has to raise the bound by so large a part of the cost. */
    private static final int WORTHWHILE = 100;

    /** Percent between the quick optimum and the bound from which the ascent has not got far enough. */
    private static final int LOOSE = 7;

    static final int MOST_PERTURBATIONS = 2_000;
    private static final double TEMPERATURE = .1;

    private final int[][] cost;
    private final int size;
    private final long seed;
    private final long unavoidable;
    private final @Nullable PositionCosts ring;
    private final OneTreeBound bound;
    private Candidates near;

    /**
     * @param cost of round trips; symmetric
     */
    OrderSearch(int[][] cost, long seed) {
        this(cost, seed, 0, null);
    }

    /**
     * @param cost of round trips; symmetric
     * @param unavoidable what every trip pays anyhow
     * @param ring cyclic costs besides, which the bound knows nothing of
     */
    OrderSearch(int[][] cost, long seed, long unavoidable, @Nullable PositionCosts ring) {
        this.cost = cost;
        this.size = cost.length;
        this.seed = seed;
        this.unavoidable = unavoidable;
        this.ring = ring;
        this.bound = new OneTreeBound(cost);
        this.near = Candidates.nearest(new ReducedCosts(cost, new int[size]), QUICK_CANDIDATES);
    }

    /** What no round trip is below; known once searched. */
    long bound() {
        return bound.bound() - unavoidable;
    }

    /** Of the bound, by node, in sixteenths. */
    int[] charges() {
        return bound.charges();
    }

    /** As {@link #search(int[], int)}, with the effort usual for sets. */
    int[] search(int[] start) {
        return search(start, perturbations());
    }

    /**
     * @param start any round trip
     * @param perturbations to try; the more, the better the trip
     * @return a round trip at least as cheap
     */
    int[] search(int[] start, int perturbations) {
        ReducedCosts plain = new ReducedCosts(cost, new int[size]);
        int[] quick = new ChainedSearch(plain, near, GreedyEdges.trip(plain, near), null, 0, seed).run(0, 0);
        raiseBound(Math.min(cost(quick), cost(start)));
        ReducedCosts reduced = new ReducedCosts(cost, bound.charges());
        near = bound.candidates(CANDIDATES);
        int[] found = improve(GreedyEdges.trip(reduced, near), ring, 0, perturbations);
        return whole(found) <= whole(start) ? found : start;
    }

    /** In sixteenths, ring included. */
    private long whole(int[] trip) {
        return (cost(trip) << OneTreeBound.SHIFT) + (ring == null ? 0 : ring.cost(trip));
    }

    /** An average edge of a trip, in sixteenths. */
    private long step(int[] trip) {
        return ((cost(trip) - unavoidable) << OneTreeBound.SHIFT) / size;
    }

    private void raiseBound(long known) {
        long work = (long) size * size;
        int iterations = (int) Math.max(LEAST_ASCENT, Math.min(ASCENT, MOST_STEPS / work));
        long before = Long.MIN_VALUE;
        for (long steps = 0; steps < MOST_STEPS; steps += iterations * work) {
            bound.ascend(known, iterations);
            if (bound.bound() - before < known / WORTHWHILE && before >= 0) {
                return;
            }
            before = bound.bound();
            if (100 * (known - bound.bound()) <= LOOSE * (known - unavoidable)) {
                return;
            }
        }
    }

    /**
     * Goes on where positions count as well.
     *
     * @param start with silence last
     * @param slack in sixteenths of grains: what a chain of exchanges may lose before positions win it back
     */
    int[] improve(int[] start, @Nullable PositionCosts positional, long slack, int perturbations) {
        ReducedCosts reduced = new ReducedCosts(cost, bound.charges());
        return new ChainedSearch(reduced, near, start, positional, slack, seed)
                .run(perturbations, TEMPERATURE * step(start));
    }

    /** Always a number, never a time: a slow machine finds the same set. */
    int perturbations() {
        return Math.min(12 * size, MOST_PERTURBATIONS);
    }

    long cost(int[] trip) {
        long sum = cost[trip[size - 1]][trip[0]];
        for (int p = 1; p < size; p++) {
            sum += cost[trip[p - 1]][trip[p]];
        }
        return sum;
    }

    /** The trip turned so that the last node comes last. */
    int[] lastNodeLast(int[] trip) {
        int at = 0;
        while (trip[at] != size - 1) {
            at++;
        }
        int[] turned = Arrays.copyOf(trip, size);
        for (int p = 0; p < size; p++) {
            turned[p] = trip[(at + 1 + p) % size];
        }
        return turned;
    }
}
