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

    /** Percent between the quick optimum and the bound from which the ascent has not got far enough. */
    private static final int LOOSE = 7;

    private static final double TEMPERATURE = .1;

    /** Of the ascent before tolls join in, which go on with fewer edges. */
    private static final long STEPS_BEFORE_TOLLS = 50_000_000L;

    private static final int LEAST_BEFORE_TOLLS = 30;

    /** Where rules keep a trip from its nearest. */
    private static final int RULED_CANDIDATES = 8;

    /** Tracks times perturbations of the search by tolls. */
    private static final int GUIDED_STEPS = 500_000;

    private static final double GUIDED_TEMPERATURE = .03;

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
        this.bound = new OneTreeBound(cost, set == null ? null : RuleTolls.of(set.spacing));
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
        int[] quick = kept(new ChainedSearch(reduced, near, GreedyEdges.trip(reduced, near), rules, seed).run(0, 0));
        long known = Math.min(withRules(quick), withRules(start));
        RuleTolls tolls = bound.tolls();
        if (tolls == null || rules == null) {
            raiseBound(known);
        } else {
            bound.ascend(known, (int) Math.max(LEAST_BEFORE_TOLLS, Math.min(ASCENT, STEPS_BEFORE_TOLLS / square())));
            RuleAscent.raise(bound, cost, tolls, rules, known);
        }
        reduced = bound.reducedCosts();
        near = bound.candidates(rules == null ? CANDIDATES : RULED_CANDIDATES);
        int[] trip = GreedyEdges.trip(reduced, near);
        if (rules != null && perturbations > 0) {
            // tolls lead to trips that hardly break rules, but they are no part of what a trip costs
            int effort = Math.min(size, GUIDED_STEPS / size);
            trip = new ChainedSearch(reduced, near, trip, rules, seed).run(effort, GUIDED_TEMPERATURE * step(trip));
        }
        trip = kept(trip);
        double temperature = rules == null ? TEMPERATURE : GUIDED_TEMPERATURE;
        int[] found = new ChainedSearch(bound.withoutTolls(), near, trip, rules, seed)
                .run(perturbations, temperature * step(trip));
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

    private long square() {
        return (long) size * size;
    }

    private void raiseBound(long known) {
        long work = square();
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
