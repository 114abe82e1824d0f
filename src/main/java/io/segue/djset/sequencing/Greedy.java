package io.segue.djset.sequencing;

import java.util.function.IntBinaryOperator;

/** Nearest neighbour: always the cheapest next track at its position, from the best of the openings tried. */
final class Greedy {

    /** Openings tried, spread evenly: at most this many, and no more than this much work. */
    private static final int OPENINGS = 100;

    private static final int MOST_STEPS = 10_000_000;

    private Greedy() {}

    static int[] solve(SetCosts costs) {
        int steps = Math.max(1, costs.size * costs.size);
        int openings = Math.min(costs.size, Math.max(1, Math.min(OPENINGS, MOST_STEPS / steps)));
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
        return from(opening, costs.size, costs.transition, costs::at);
    }

    private static int[] from(int opening, int n, int[][] transition, IntBinaryOperator at) {
        int[] order = new int[n];
        boolean[] played = new boolean[n];
        order[0] = opening;
        played[opening] = true;
        for (int p = 1; p < n; p++) {
            int[] row = transition[order[p - 1]];
            int next = -1;
            int cheapest = Integer.MAX_VALUE;
            for (int i = 0; i < n; i++) {
                if (!played[i] && row[i] < cheapest && row[i] + at.applyAsInt(p, i) < cheapest) {
                    cheapest = row[i] + at.applyAsInt(p, i);
                    next = i;
                }
            }
            order[p] = next;
            played[next] = true;
        }
        return order;
    }

    /** A round trip from node 0, for plain matrices. */
    static int[] trip(int[][] cost) {
        return from(0, cost.length, cost, (p, i) -> 0);
    }
}
