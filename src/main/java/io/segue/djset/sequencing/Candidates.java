package io.segue.djset.sequencing;

/** For every node the few nodes it is nearest to, cheapest first, ties by number. Immutable. */
final class Candidates {

    private final int breadth;
    private final int[] nodes;
    private final long[] costs;
    private final int[] counts;

    private Candidates(int breadth, int[] nodes, long[] costs, int[] counts) {
        this.breadth = breadth;
        this.nodes = nodes;
        this.costs = costs;
        this.counts = counts;
    }

    static Candidates nearest(ReducedCosts costs, int wanted) {
        int size = costs.size();
        Candidates nearest = none(size, wanted);
        for (int node = 0; node < size; node++) {
            for (int other = 0; other < size; other++) {
                if (other != node) {
                    nearest.insert(node, other, costs.between(node, other));
                }
            }
        }
        return nearest;
    }

    /** For as many nodes, none yet; at most {@code wanted} each. */
    static Candidates none(int size, int wanted) {
        int breadth = Math.min(wanted, size - 1);
        return new Candidates(breadth, new int[size * breadth], new long[size * breadth], new int[size]);
    }

    /** The same, ordered by other costs. */
    Candidates at(ReducedCosts other) {
        Candidates ordered = none(counts.length, breadth);
        for (int node = 0; node < counts.length; node++) {
            for (int c = from(node); c < to(node); c++) {
                ordered.insert(node, nodes[c], other.between(node, nodes[c]));
            }
        }
        return ordered;
    }

    /** Keeps the row ascending; what does not fit falls off its end. */
    void insert(int node, int other, long cost) {
        int from = from(node);
        if (counts[node] == breadth && cost >= costs[from + breadth - 1]) {
            return;
        }
        int k = counts[node] < breadth ? counts[node]++ : breadth - 1;
        for (; k > 0 && costs[from + k - 1] > cost; k--) {
            costs[from + k] = costs[from + k - 1];
            nodes[from + k] = nodes[from + k - 1];
        }
        costs[from + k] = cost;
        nodes[from + k] = other;
    }

    /** Index of a node's first candidate. */
    int from(int node) {
        return node * breadth;
    }

    /** Index behind a node's last candidate. */
    int to(int node) {
        return node * breadth + counts[node];
    }

    int node(int index) {
        return nodes[index];
    }

    long cost(int index) {
        return costs[index];
    }
}
