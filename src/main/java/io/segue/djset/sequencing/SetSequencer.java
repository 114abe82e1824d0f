package io.segue.djset.sequencing;

import io.segue.djset.Certificate;
import io.segue.djset.Sequence;
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

    /** Tracks in one set at most: the matrices take 8 n² bytes, and nobody plays longer. */
    public static final int LARGEST_SET = 3_000;

    private static final Comparator<Track> OPENING = Comparator.comparing(
            TransitionCost::features,
            Comparator.comparing(AudioFeatures::energy, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(AudioFeatures::bpm, Comparator.nullsLast(Comparator.naturalOrder())));

    /**
     * @param tracks in any order; duplicates are separate tracks of the set
     * @return indices into {@code tracks}, with costs and certificate
     * @throws IllegalArgumentException when there are more than {@link #LARGEST_SET}
     */
    public Sequence sequence(List<Track> tracks, SetRules rules) {
        if (tracks.size() > LARGEST_SET) {
            throw new IllegalArgumentException("A set holds at most " + LARGEST_SET + " tracks, got " + tracks.size()
                    + ": split the list into several sets");
        }
        int[] canonical = TrackContentOrder.indices(tracks);
        List<Track> sorted = Arrays.stream(canonical).mapToObj(tracks::get).toList();
        SetCosts costs = SetCosts.of(sorted, rules);
        int[] greedy = Greedy.solve(costs);
        boolean exact = tracks.size() <= HeldKarp.LIMIT;
        int[] found =
                exact ? HeldKarp.solve(costs) : IteratedLocalSearch.improve(costs, greedy, iterations(costs.size));
        int[] order = facingForward(found, sorted, costs);
        long cost = costs.cost(order);
        return new Sequence(
                Arrays.stream(order).map(i -> canonical[i]).boxed().toList(),
                exact ? Method.DYNAMIC_PROGRAMME : Method.ITERATED_LOCAL_SEARCH,
                inCosts(cost),
                inCosts(costs.cost(greedy)),
                inCosts(costs.cost(inverse(canonical))),
                RandomOrders.meanCost(costs) / SetCosts.GRAINS,
                costs.arc != null,
                Certificate.of(inCosts(exact ? cost : lowerBound(costs, order)), inCosts(cost), covers(costs)));
    }

    private static long lowerBound(SetCosts costs, int[] order) {
        long transitions = costs.transitionCost(order);
        long arc = costs.arc == null ? 0 : costs.arc.lowerBound();
        return OneTreeBound.of(costs, transitions, 300) + arc;
    }

    /** Always a number, never a time: a slow machine finds the same set. */
    private static int iterations(int size) {
        return Math.max(1_000, Math.min(5_000, 10 * size));
    }

    /** Where both directions cost the same, the end with less energy, then the slower one, opens. */
    private static int[] facingForward(int[] order, List<Track> sorted, SetCosts costs) {
        if (order.length < 2) {
            return order;
        }
        int last = order.length - 1;
        int[] backwards =
                IntStream.rangeClosed(0, last).map(p -> order[last - p]).toArray();
        int comparison = OPENING.compare(sorted.get(order[0]), sorted.get(order[last]));
        boolean turn = comparison > 0 || (comparison == 0 && order[0] > order[last]);
        return turn && costs.cost(backwards) == costs.cost(order) ? backwards : order;
    }

    /** The tracks as they were given, in canonical numbers. */
    private static int[] inverse(int[] canonical) {
        int[] given = new int[canonical.length];
        for (int i = 0; i < canonical.length; i++) {
            given[canonical[i]] = i;
        }
        return given;
    }

    private static String covers(SetCosts costs) {
        return costs.arc == null
                ? "transitions (no energy arc: it is off, or the tracks carry no energy)"
                : "transitions and energy arc";
    }

    private static double inCosts(long grains) {
        return (double) grains / SetCosts.GRAINS;
    }
}
