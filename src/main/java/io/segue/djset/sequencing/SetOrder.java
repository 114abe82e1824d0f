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
import org.jspecify.annotations.Nullable;

/** The order found for chosen tracks, and everything that is said about it. Immutable. */
final class SetOrder {

    private static final Comparator<Track> OPENING = Comparator.comparing(
            TransitionCost::features,
            Comparator.comparing(AudioFeatures::energy, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(AudioFeatures::bpm, Comparator.nullsLast(Comparator.naturalOrder())));

    private final List<Track> pool;
    private final SetRules rules;
    private final EnergyRange range;
    private final int[] chosen; // numbers in the pool, ascending
    private final List<Track> tracks;
    private final Placement placement;
    private final SetCosts costs;
    private final int[] greedy;
    private final SetSearch.Found found;
    private final int[] order;

    /**
     * @param chosen numbers in the pool, in any order
     * @throws IllegalArgumentException when no order keeps what is requested
     */
    SetOrder(List<Track> pool, int[] chosen, Requested requested, SetRules rules, EnergyRange range) {
        this.pool = pool;
        this.rules = rules;
        this.range = range;
        this.chosen = Arrays.stream(chosen).sorted().toArray();
        this.tracks = Arrays.stream(this.chosen).mapToObj(pool::get).toList();
        SelectionLimits.requireKeys(tracks, rules.distinctKeys());
        this.placement = requested.within(this.chosen);
        this.costs = SetCosts.of(tracks, rules, placement, range);
        this.greedy = Greedy.solve(costs);
        this.found = SetSearch.find(costs, greedy);
        this.order = facingForward(found.order(), tracks, costs);
        if (placement.brokenBy(order) > 0) {
            requested.refuse(this.chosen, order, found.method() == Method.DYNAMIC_PROGRAMME);
        }
    }

    int size() {
        return order.length;
    }

    /** Numbers in the pool, in the order played. */
    int[] played() {
        return Arrays.stream(order).map(track -> chosen[track]).toArray();
    }

    /**
     * @param canonical by number in the pool, the index of the track as given
     * @param greedyChoice what nearest neighbour would have played, {@code null} where nothing was chosen
     */
    Sequence sequence(int[] canonical, int @Nullable [] greedyChoice) {
        int[] given = Arrays.stream(chosen).map(track -> canonical[track]).toArray();
        long cost = costs.cost(order);
        return new Sequence(
                Arrays.stream(order).map(track -> given[track]).boxed().toList(),
                found.method(),
                inCosts(cost),
                baselines(given),
                greedyChoice == null ? null : cost(greedyChoice),
                costs.spacing == null ? new BrokenRules(0, 0) : costs.spacing.broken(order),
                costs.arc == null ? List.of() : costs.arc.targets(),
                Certificate.of(inCosts(found.bound()), inCosts(cost), order.length - 1, covers(costs)));
    }

    private Baselines baselines(int[] given) {
        SetCosts free = placement.isFree() ? costs : SetCosts.of(tracks, rules, Placement.FREE, range);
        return new Baselines(
                inCosts(free.cost(placement.isFree() ? greedy : Greedy.solve(free))),
                inCosts(free.cost(asGiven(given))),
                RandomOrders.meanCost(free) / SetCosts.GRAINS,
                inCosts(free.cost(SimpleOrders.byTempo(tracks))),
                inCosts(free.cost(SimpleOrders.byKey(tracks))));
    }

    /** Of tracks of the pool as they are played. */
    private double cost(int[] played) {
        List<Track> others = Arrays.stream(played).mapToObj(pool::get).toList();
        return inCosts(SetCosts.of(others, rules, Placement.FREE, range)
                .cost(IntStream.range(0, played.length).toArray()));
    }

    /** Where both directions cost the same, the end with less energy, then the slower one, opens. */
    private static int[] facingForward(int[] order, List<Track> sorted, SetCosts costs) {
        if (order.length < 2) {
            return order;
        }
        int last = order.length - 1;
        int[] backwards = SetSearch.backwards(order);
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
                + rules(costs)
                + "; the order of these tracks, not their choice";
    }

    private static String rules(SetCosts costs) {
        SpacingRules rules = costs.spacing;
        if (rules == null) {
            return "";
        }
        if (costs.size <= HeldKarp.LIMIT) {
            return "; runs in one key and artists spaced further than neighbours counted in full against the set";
        }
        return (rules.spacing() > 0 ? ", artist spacing" : "") + (rules.run() > 0 ? ", runs in one key" : "");
    }

    private static double inCosts(long grains) {
        return (double) grains / SetCosts.GRAINS;
    }
}
