package io.segue.djset;

import java.util.List;

/**
 * An order of tracks, what it costs, and what other orders of the same tracks cost. Costs are sums over the set as
 * {@link TransitionCost#total()} defines them, the energy arc included where it is followed.
 *
 * @param order indices into the tracks as given, each once
 * @param method how the order was found
 * @param cost of this order
 * @param greedyCost of always taking the cheapest next track, from the best of the openings tried
 * @param asGivenCost of the tracks as given
 * @param randomCost mean of 100 shuffles
 * @param arcFollowed whether the energy arc is part of the costs; false where the tracks carry no energy
 * @param certificate how much better any order could be
 */
public record Sequence(
        List<Integer> order,
        Method method,
        double cost,
        double greedyCost,
        double asGivenCost,
        double randomCost,
        boolean arcFollowed,
        Certificate certificate) {

    /** How an order was found. */
    public enum Method {
        /** Held and Karp's dynamic programme: always optimal */
        DYNAMIC_PROGRAMME,
        /** local search from the greedy order, restarted from perturbed orders */
        ITERATED_LOCAL_SEARCH
    }

    public Sequence {
        order = List.copyOf(order);
    }

    /** Whether no order can be better. */
    public boolean proven() {
        return certificate.proven();
    }
}
