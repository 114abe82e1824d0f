package io.segue.djset.sequencing;

import io.segue.djset.Certificate;
import io.segue.djset.Sequence;
import io.segue.djset.Sequence.Baselines;
import io.segue.djset.Sequence.BrokenRules;
import io.segue.djset.Sequence.Method;
import io.segue.djset.SetRules;
import io.segue.djset.TransitionCost;
import io.segue.library.AudioFeatures;
import io.segue.library.Track;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Orders tracks into a set: optimally up to 18, near-optimally with a proven bound above. Pure and deterministic: the same tracks give the
 * same set in whatever order they arrive, on every machine. Thread-safe.
 */
public final class SetSequencer {

    /** Tracks in one set at most: the matrices take 4 n² bytes, and nobody plays longer. */
    public static final int LARGEST_SET = 5_000;

    /** What an exchange may cost in transitions, in percent of an average one, before positions make up for it. */
    private static final int SLACK = 100;

    /** Perturbations per track where positions count, which makes each of them dearer. */
    private static final int POSITIONAL_EFFORT = 4;

    private static final int MOST_POSITIONAL = 60_000;

    private static final Comparator<Track> OPENING = Comparator.comparing(
            TransitionCost::features,
            Comparator.comparing(AudioFeatures::energy, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(AudioFeatures::bpm, Comparator.nullsLast(Comparator.naturalOrder())));

    /**
     * @param tracks in any order; duplicates are separate tracks of the set
     * @return indices into {@code tracks}, with costs and certificate
     * @throws IllegalArgumentException when there are more than {@link #LARGEST_SET}, or what is asked cannot be
     */
    public Sequence sequence(List<Track> tracks, SetRules rules) {
        int[] canonical = TrackContentOrder.indices(tracks);
        List<Track> pool = Arrays.stream(canonical).mapToObj(tracks::get).toList();
        Requested requested = new Requested(pool, rules.requests());
        int[] chosen = SetSelection.choose(pool, rules, requested);
        if (chosen.length > LARGEST_SET) {
            throw new IllegalArgumentException("A set holds at most " + LARGEST_SET + " tracks, got " + chosen.length
                    + ": say how long it should be, or split the list into several sets");
        }
        return order(pool, chosen, requested, canonical, rules);
    }

    private static Sequence order(
            List<Track> pool, int[] chosen, Requested requested, int[] canonical, SetRules rules) {
        List<Track> sorted = Arrays.stream(chosen).mapToObj(pool::get).toList();
        Placement placement = requested.within(chosen);
        SetCosts costs = SetCosts.of(sorted, rules, placement);
        int[] greedy = Greedy.solve(costs);
        Found found = find(costs, greedy);
        int[] order = facingForward(found.order(), sorted, costs);
        if (placement.brokenBy(order) > 0) {
            requested.refuse(chosen, order, found.method() == Method.DYNAMIC_PROGRAMME);
        }
        long cost = costs.cost(order);
        int[] given = Arrays.stream(chosen).map(i -> canonical[i]).toArray();
        SetCosts free = placement.isFree() ? costs : SetCosts.of(sorted, rules, Placement.FREE);
        return new Sequence(
                Arrays.stream(order).map(i -> given[i]).boxed().toList(),
                found.method(),
                inCosts(cost),
                baselines(sorted, free, given),
                chosen.length == pool.size() ? null : greedyChoice(pool, rules, requested),
                costs.spacing == null ? new BrokenRules(0, 0) : costs.spacing.broken(order),
                costs.arc == null ? List.of() : costs.arc.targets(),
                Certificate.of(inCosts(found.bound()), inCosts(cost), order.length - 1, covers(costs)));
    }

    private static Baselines baselines(List<Track> sorted, SetCosts costs, int[] given) {
        return new Baselines(
                inCosts(costs.cost(Greedy.solve(costs))),
                inCosts(costs.cost(asGiven(given))),
                RandomOrders.meanCost(costs) / SetCosts.GRAINS,
                inCosts(costs.cost(SimpleOrders.byTempo(sorted))),
                inCosts(costs.cost(SimpleOrders.byKey(sorted))));
    }

    private static double greedyChoice(List<Track> pool, SetRules rules, Requested requested) {
        int[] chosen = SetSelection.greedily(pool, rules, rules.length());
        List<Track> tracks = Arrays.stream(chosen).mapToObj(pool::get).toList();
        return inCosts(SetCosts.of(tracks, rules)
                .cost(IntStream.range(0, chosen.length).toArray()));
    }

    /**
     * @param bound in grains: what no order costs less than
     */
    record Found(int[] order, long bound, Method method) {}

    static Found find(SetCosts costs, int[] greedy) {
        if (costs.size > HeldKarp.LIMIT) {
            return search(costs, greedy);
        }
        int[] order = HeldKarp.solve(costs);
        long bound = costs.cost(order) - (costs.spacing == null ? 0 : costs.spacing.cost(order));
        if (costs.cost(order) == bound) {
            return new Found(order, bound, Method.DYNAMIC_PROGRAMME);
        }
        // The programme knows nothing of spacing: its value is a bound, and a start.
        int[] found = better(costs, new OrderSearch(costs.transition, costs.fingerprint()), order, greedy);
        return new Found(found, bound, Method.ITERATED_LOCAL_SEARCH);
    }

    /** For sets of any size. */
    static Found search(SetCosts costs, int[] greedy) {
        OrderSearch search = new OrderSearch(costs.transition, costs.fingerprint());
        int[] order = withoutSilence(search.lastNodeLast(search.search(withSilence(greedy))));
        long bound = search.bound();
        if (costs.positional()) {
            order = better(costs, search, order, greedy);
            bound += costs.arc == null ? 0 : costs.arc.lowerBound();
        }
        return new Found(order, Math.min(bound, costs.cost(order)), Method.ITERATED_LOCAL_SEARCH);
    }

    /** Improves the better direction of an order where positions count, but never ends above the other one given. */
    private static int[] better(SetCosts costs, OrderSearch search, int[] order, int[] other) {
        int[] backwards = backwards(order);
        int[] start = costs.cost(backwards) < costs.cost(order) ? backwards : order;
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

    private static int[] backwards(int[] order) {
        int last = order.length - 1;
        return IntStream.rangeClosed(0, last).map(p -> order[last - p]).toArray();
    }

    /** Where both directions cost the same, the end with less energy, then the slower one, opens. */
    private static int[] facingForward(int[] order, List<Track> sorted, SetCosts costs) {
        if (order.length < 2) {
            return order;
        }
        int last = order.length - 1;
        int[] backwards = backwards(order);
        int comparison = OPENING.compare(sorted.get(order[0]), sorted.get(order[last]));
        boolean turn = comparison > 0 || (comparison == 0 && order[0] > order[last]);
        return turn && costs.cost(backwards) == costs.cost(order) ? backwards : order;
    }

    /** The tracks as they were given, in canonical numbers. */
    private static int[] asGiven(int[] canonical) {
        return IntStream.range(0, canonical.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> canonical[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static String covers(SetCosts costs) {
        return (costs.arc == null
                        ? "transitions (no energy arc: it is off, or the tracks carry no energy)"
                        : "transitions and energy arc")
                + (costs.spacing == null ? "" : ", rules of spacing counted in full against the set")
                + "; the order of these tracks, not their choice";
    }

    private static double inCosts(long grains) {
        return (double) grains / SetCosts.GRAINS;
    }
}
