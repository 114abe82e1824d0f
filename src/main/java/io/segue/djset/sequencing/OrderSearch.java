package io.segue.djset.sequencing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The search of large sets by transitions: a quick local optimum steers the ascent of the bound, and the bound's charges make the candidates
 * of the iterated search. Effort is counted, never timed.
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

    /** Times that joins within a key are looked for: hardly any are found later. */
    private static final int MOST_GROUPINGS = 4;

    private static final long STEPS_FOR_A_GROUPING = 100_000_000L;
    private static final int LEAST_FOR_A_GROUPING = 50;

    /** Percent between the quick optimum and the bound from which the ascent has not got far enough. */
    private static final int LOOSE = 7;

    private static final double TEMPERATURE = .1;

    private final int[][] cost;
    private final int size;
    private final long seed;
    private final long unavoidable;
    private final @Nullable SetCosts set;
    private final OneTreeBound bound;
    private ReducedCosts reduced;
    private Candidates near;

    /**
     * @param cost of round trips; symmetric
     */
    OrderSearch(int[][] cost, long seed) {
        this(cost, seed, 0, null);
    }

    /** Of trips through silence, which every trip may pay something for. */
    OrderSearch(SetCosts costs) {
        this(costs.transition, costs.fingerprint(), costs.unavoidable(), costs);
    }

    private OrderSearch(int[][] cost, long seed, long unavoidable, @Nullable SetCosts set) {
        this.cost = cost;
        this.size = cost.length;
        this.seed = seed;
        this.unavoidable = unavoidable;
        this.set = set;
        this.bound = new OneTreeBound(cost, set == null ? null : RunTolls.of(set.spacing));
        this.reduced = new ReducedCosts(cost, new int[size]);
        this.near = Candidates.nearest(reduced, QUICK_CANDIDATES);
    }

    /** What no round trip is below; known once searched. */
    long bound() {
        return bound.bound() - unavoidable;
    }

    OneTreeBound trees() {
        return bound;
    }

    /**
     * @param start any round trip
     * @param perturbations to try; the more, the better the trip. Always a number, never a time: a slow machine finds the same set
     * @return a round trip at least as cheap
     */
    int[] search(int[] start, int perturbations) {
        SpacingRules rules = set == null ? null : set.spacing;
        int[] quick = kept(new ChainedSearch(reduced, near, GreedyEdges.trip(reduced, near), null, seed).run(0, 0));
        long known = Math.min(withRules(quick), withRules(start));
        raiseBound(known);
        raiseByTolls(known);
        reduced = bound.reducedCosts();
        near = bound.candidates(CANDIDATES);
        int[] trip = kept(GreedyEdges.trip(reduced, near));
        // tolls have shown which edges are worth trying, but they are no part of what a trip costs
        int[] found = new ChainedSearch(bound.withoutTolls(), near, trip, rules, seed)
                .run(perturbations, TEMPERATURE * step(trip));
        return withRules(found) <= withRules(start) ? found : start;
    }

    private long withRules(int[] trip) {
        return cost(trip) + (set == null || set.spacing == null ? 0 : set.spacing.ofTrip(trip));
    }

    /** The trip improved until it breaks rules only where that is cheaper. */
    private int[] kept(int[] trip) {
        if (set == null || set.spacing == null) {
            return trip;
        }
        int[] order = Arrays.copyOf(lastNodeLast(trip), size - 1);
        int[] kept = Arrays.copyOf(new PositionSearch(set.withoutPlaces(), reduced, near, order, seed).run(0), size);
        kept[size - 1] = size - 1;
        return kept;
    }

    /** What the bound's trees pay, once searched. */
    ReducedCosts reducedCosts() {
        return reduced;
    }

    /** To each node, once searched. */
    Candidates candidates() {
        return near;
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

    /** Brings the rule against long runs into the bound. */
    private void raiseByTolls(long known) {
        long iterations = Math.min(ASCENT, STEPS_FOR_A_GROUPING / ((long) size * size));
        for (int k = 0; k < MOST_GROUPINGS && bound.findJoins(); k++) {
            bound.ascend(known, (int) Math.max(LEAST_FOR_A_GROUPING, iterations));
        }
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
