package io.segue.djset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of tracks, what it costs, and what others cost. Costs are sums over the set as {@link TransitionCost#total} defines them, the
 * energy arc included where it is followed, broken rules as {@link BrokenRules} says.
 *
 * @param order indices into the tracks as given, each once
 * @param method how the order was found
 * @param cost of this order
 * @param baselines what simpler ways to order the same tracks cost
 * @param greedyChoiceCost of nearest neighbour over the whole pool until the set is full; {@code null} where nothing was chosen
 * @param brokenRules how often the rules that are weighed are broken all the same
 * @param targets energy wanted at each position, 0..1; empty where no arc is followed: it is off, or the tracks carry no energy
 * @param certificate how much better any order could be
 */
public record Sequence(
        List<Integer> order,
        Method method,
        double cost,
        Baselines baselines,
        @Nullable Double greedyChoiceCost,
        BrokenRules brokenRules,
        List<Double> targets,
        Certificate certificate) {

    /** How an order was found. */
    public enum Method {
        /** Held and Karp's dynamic programme: always optimal */
        DYNAMIC_PROGRAMME,
        /** local search from the greedy order, restarted from perturbed orders */
        ITERATED_LOCAL_SEARCH
    }

    /**
     * What other orders of the same tracks cost by the same measure; requests are not asked of them.
     *
     * @param greedy always the cheapest next track, from the best of the openings tried
     * @param asGiven the tracks as given
     * @param random mean of 100 seeded shuffles
     * @param bpmSort slowest first, unknown last
     * @param keySort round the Camelot wheel from 1A, unknown last
     */
    public record Baselines(double greedy, double asGiven, double random, double bpmSort, double keySort) {}

    /**
     * @param artistSpacing pairs of tracks of one artist that lie too close, .25 each
     * @param keyRun tracks beyond the limit in one key, .25 each
     */
    public record BrokenRules(int artistSpacing, int keyRun) {}

    public Sequence {
        order = List.copyOf(order);
        targets = List.copyOf(targets);
    }

    /** Whether the energy arc is part of the costs. */
    public boolean arcFollowed() {
        return !targets.isEmpty();
    }

    /** Whether no order can be better. */
    public boolean proven() {
        return certificate.proven();
    }
}
