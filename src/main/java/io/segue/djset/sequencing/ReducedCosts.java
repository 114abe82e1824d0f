package io.segue.djset.sequencing;

/** Costs of edges plus the charges of both ends, in sixteenths of grains. */
final class ReducedCosts {

    private final int[][] cost;
    private final int[] charge;

    /**
     * @param charge by node, in sixteenths of grains
     */
    ReducedCosts(int[][] cost, int[] charge) {
        this.cost = cost;
        this.charge = charge;
    }

    int size() {
        return charge.length;
    }

    long between(int a, int b) {
        return ((long) cost[a][b] << OneTreeBound.SHIFT) + charge[a] + charge[b];
    }
}
