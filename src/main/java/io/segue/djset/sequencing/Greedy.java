package io.segue.djset.sequencing;

/** Nearest neighbour: always the cheapest next track at its position, from the best of the openings tried. */
final class Greedy {

    /** Up to this many tracks every opening is tried, above it this many spread evenly. */
    private static final int OPENINGS = 100;

    private Greedy() {}

    static int[] solve(SetCosts costs) {
        int openings = Math.min(costs.size, OPENINGS);
        int[] best = new int[costs.size];
        long bestCost = Long.MAX_VALUE;
        for (int k = 0; k < openings; k++) {
            int[] order = from((int) ((long) k * costs.size / openings), costs);
            long cost = costs.cost(order);
            if (cost < bestCost) {
                best = order;
                bestCost = cost;
            }
        }
        return best;
    }

    private static int[] from(int opening, SetCosts costs) {
        int n = costs.size;
        int[] order = new int[n];
        boolean[] played = new boolean[n];
        order[0] = opening;
        played[opening] = true;
        for (int p = 1; p < n; p++) {
            int[] row = costs.transition[order[p - 1]];
            int next = -1;
            int cheapest = Integer.MAX_VALUE;
            for (int i = 0; i < n; i++) {
                if (!played[i] && row[i] + costs.at(p, i) < cheapest) {
                    cheapest = row[i] + costs.at(p, i);
                    next = i;
                }
            }
            order[p] = next;
            played[next] = true;
        }
        return order;
    }
}
