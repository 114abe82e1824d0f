package io.segue.djset.sequencing;

/** The cheapest of all orders, one after the other, every rule counted: for sets of nine at most. */
final class BruteForce {

    private final SetCosts costs;
    private final int[] order;
    private int[] best = new int[0];
    private long least = Long.MAX_VALUE;

    private BruteForce(SetCosts costs) {
        this.costs = costs;
        this.order = new int[costs.size];
    }

    static int[] cheapest(SetCosts costs) {
        BruteForce search = new BruteForce(costs);
        search.play(0, 0, 0);
        return search.best;
    }

    /** Penalties are never negative, so that what the beginning costs by itself prunes safely. */
    private void play(int length, int used, long cost) {
        if (cost >= least) {
            return;
        }
        if (length == order.length) {
            long whole = costs.cost(order);
            if (whole < least) {
                least = whole;
                best = order.clone();
            }
            return;
        }
        for (int track = 0; track < order.length; track++) {
            if ((used >> track & 1) == 0) {
                order[length] = track;
                int step = costs.at(length, track) + (length == 0 ? 0 : costs.transition[order[length - 1]][track]);
                play(length + 1, used | 1 << track, cost + step);
            }
        }
    }
}
