package io.segue.djset.sequencing;

import java.util.Arrays;

/**
 * How much dearer the cheapest 1-tree gets when it has to contain an edge (Helsgaun, 2000). Edges near by this measure are far better
 * candidates than the cheapest ones, because they also lead from cluster to cluster.
 */
final class TreeNearness {

    private final ReducedCosts costs;
    private final int size;
    private final int special;
    private final int[] joined;
    private final int[] dad;
    /** by node: the dearest edge on the way to it through the tree */
    private final long[] dearest;

    /**
     * @param costs by which the tree is cheapest
     * @param joined nodes of the tree in the order they joined, the root first; the last node is beside the tree
     * @param dad by node: its parent in the tree
     */
    TreeNearness(ReducedCosts costs, int[] joined, int[] dad) {
        this.costs = costs;
        this.size = costs.size();
        this.special = size - 1;
        this.joined = joined;
        this.dad = dad;
        this.dearest = new long[size];
    }

    /** The nearest of each node, ordered by costs. */
    Candidates candidates(int breadth) {
        Candidates candidates = Candidates.none(size, breadth);
        long secondAtSpecial = secondAtSpecial();
        for (int node = 0; node < special; node++) {
            measureFrom(node);
            for (int other = 0; other < special; other++) {
                if (other != node) {
                    candidates.insert(node, other, costs.between(node, other) - dearest[other]);
                }
            }
            long atSpecial = Math.max(0, costs.between(node, special) - secondAtSpecial);
            candidates.insert(node, special, atSpecial);
            candidates.insert(special, node, atSpecial);
        }
        return candidates.at(costs);
    }

    private void measureFrom(int node) {
        Arrays.fill(dearest, Long.MAX_VALUE);
        dearest[node] = Long.MIN_VALUE;
        for (int child = node; child != joined[0]; child = dad[child]) {
            int up = dad[child];
            dearest[up] = Math.max(dearest[child], costs.between(child, up));
        }
        for (int k = 1; k < special; k++) {
            int other = joined[k];
            if (dearest[other] == Long.MAX_VALUE) {
                dearest[other] = Math.max(dearest[dad[other]], costs.between(other, dad[other]));
            }
        }
    }

    private long secondAtSpecial() {
        long first = Long.MAX_VALUE;
        long second = Long.MAX_VALUE;
        for (int node = 0; node < special; node++) {
            long edge = costs.between(node, special);
            second = Math.min(second, Math.max(first, edge));
            first = Math.min(first, edge);
        }
        return second;
    }
}
