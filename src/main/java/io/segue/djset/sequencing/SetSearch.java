package io.segue.djset.sequencing;

import io.segue.djset.Sequence.Method;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds the order of a set: the cheapest there is up to {@link HeldKarp#LIMIT} tracks, a near-optimal one above, and a bound either way.
 * Deterministic.
 */
final class SetSearch {

    /** What an exchange may cost in transitions, in percent of an average one, before positions make up for it. */
    private static final int SLACK = 100;

    /** Perturbations per track where positions count, which makes each of them dearer. */
    private static final int POSITIONAL_EFFORT = 4;

    private static final int MOST_POSITIONAL = 60_000;

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
        int[] found = better(costs, orderSearch(costs), order, greedy);
        return new Found(found, Math.min(bound, costs.cost(found)), Method.ITERATED_LOCAL_SEARCH);
    }

    /** For sets of any size. */
    static Found search(SetCosts costs, int[] greedy) {
        OrderSearch search = orderSearch(costs);
        int[] order = withoutSilence(search.lastNodeLast(search.search(withSilence(greedy))));
        long bound = search.bound();
        if (costs.positional()) {
            order = better(costs, search, order, greedy);
            bound += costs.arc == null ? 0 : costs.arc.lowerBound();
            bound = Math.max(bound, WalkBound.of(costs, search.charges(), costs.cost(order)));
        } else {
            order = cheaperWay(costs, order);
        }
        return new Found(order, Math.min(bound, costs.cost(order)), Method.ITERATED_LOCAL_SEARCH);
    }

    private static OrderSearch orderSearch(SetCosts costs) {
        return new OrderSearch(
                costs.transition, costs.fingerprint(), costs.unavoidable(), costs.positional() ? null : costs.spacing);
    }

    private static int[] cheaperWay(SetCosts costs, int[] order) {
        int[] backwards = backwards(order);
        return costs.cost(backwards) < costs.cost(order) ? backwards : order;
    }

    /** Improves the better direction of an order where positions count, but never ends above the other one given. */
    private static int[] better(SetCosts costs, OrderSearch search, int[] order, int[] other) {
        int[] start = cheaperWay(costs, order);
        long slack = (costs.arc == null ? 0 : SLACK)
                * (costs.transitionCost(start) << OneTreeBound.SHIFT)
                / (100L * costs.size);
        int[] found = withoutSilence(
                search.improve(withSilence(start), new SetPositionCosts(costs), slack, positionalEffort(costs.size)));
        return costs.cost(found) <= costs.cost(other) ? found : other;
    }

    /** Every exchange is weighed along the stretch it turns, so that large sets get fewer. */
    private static int positionalEffort(int size) {
        return Math.max(50, Math.min(Math.max(200, POSITIONAL_EFFORT * size), MOST_POSITIONAL / size));
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
