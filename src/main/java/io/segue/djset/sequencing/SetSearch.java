package io.segue.djset.sequencing;

import io.segue.djset.Sequence.Method;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the order of a set: the cheapest there is up to {@link HeldKarp#LIMIT} tracks, a near-optimal one above, and a bound either way.
 * Deterministic.
 */
final class SetSearch {

    /** Perturbations per track, and at most. */
    private static final int EFFORT = 10;

    private static final int MOST = 2_000;

    /** The same where the order found is only where the search by positions begins. */
    private static final int EFFORT_FOR_A_START = 3;

    /** Tracks times perturbations then. */
    private static final int MOST_FOR_A_START = 60_000;

    /** Perturbations per track by positions, and at most. */
    private static final int POSITIONAL_EFFORT = 5;

    private static final int MOST_POSITIONAL = 3_000;

    /** The same on an arc, where each is weighed along all that it moves. */
    private static final int EFFORT_ON_AN_ARC = 6;

    /** Tracks times perturbations on an arc. */
    private static final int MOST_ON_AN_ARC = 1_000_000;

    private static final int LEAST_POSITIONAL = 200;

    private SetSearch() {}

    /**
     * @param bound in grains: what no order costs less than
     */
    record Found(int[] order, long bound, Method method) {}

    static Found find(SetCosts costs, int[] greedy) {
        if (costs.size > HeldKarp.LIMIT) {
            return search(costs, greedy);
        }
        int[] order = HeldKarp.solve(costs);
        long bound = costs.cost(order) - (costs.spacing == null ? 0 : costs.spacing.grains(order));
        if (costs.cost(order) == bound) {
            return new Found(order, bound, Method.DYNAMIC_PROGRAMME);
        }
        // The programme knows nothing of spacing: its value is a bound, and a start.
        int[] found = better(costs, new OrderSearch(costs), order, greedy);
        return new Found(found, Math.min(bound, costs.cost(found)), Method.ITERATED_LOCAL_SEARCH);
    }

    /** For sets of any size. */
    static Found search(SetCosts costs, int[] greedy) {
        OrderSearch search = new OrderSearch(costs);
        int[] order = withoutSilence(search.lastNodeLast(search.search(withSilence(greedy), effort(costs))));
        long bound = search.bound();
        if (costs.positional()) {
            order = better(costs, search, order, greedy);
            bound += costs.arc == null ? 0 : costs.arc.lowerBound();
            if (costs.placed()) {
                bound = Math.max(bound, WalkBound.of(costs, search.trees(), costs.cost(order)));
            }
        } else {
            order = cheaperWay(costs, order);
        }
        return new Found(order, Math.min(bound, costs.cost(order)), Method.ITERATED_LOCAL_SEARCH);
    }

    private static int[] cheaperWay(SetCosts costs, int[] order) {
        int[] backwards = backwards(order);
        return costs.cost(backwards) < costs.cost(order) ? backwards : order;
    }

    /** Improves the better direction of an order where positions count, but never ends above the other one given. */
    private static int[] better(SetCosts costs, OrderSearch search, int[] order, int[] other) {
        int[] start = cheaperWay(costs, order);
        int[] found = new PositionSearch(costs, search.reducedCosts(), search.candidates(), start, costs.fingerprint())
                .run(positionalEffort(costs));
        return costs.cost(found) <= costs.cost(other) ? found : other;
    }

    private static int effort(SetCosts costs) {
        if (costs.placed()) {
            return 0; // what is best without the arc is no better a start than what is good
        }
        return costs.positional()
                ? Math.min(EFFORT_FOR_A_START * costs.size, MOST_FOR_A_START / costs.size)
                : Math.min(EFFORT * costs.size, MOST);
    }

    private static int positionalEffort(SetCosts costs) {
        int effort = costs.placed()
                ? Math.min(EFFORT_ON_AN_ARC * costs.size, MOST_ON_AN_ARC / costs.size)
                : Math.min(POSITIONAL_EFFORT * costs.size, MOST_POSITIONAL);
        return Math.max(LEAST_POSITIONAL, effort);
    }

    private static int[] withSilence(int[] order) {
        int[] trip = Arrays.copyOf(order, order.length + 1);
        trip[order.length] = order.length;
        return trip;
    }

    private static int[] withoutSilence(int[] trip) {
        return Arrays.copyOf(trip, trip.length - 1);
    }

    static int[] backwards(int[] order) {
        int last = order.length - 1;
        return IntStream.rangeClosed(0, last).map(p -> order[last - p]).toArray();
    }
}
