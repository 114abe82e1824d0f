package io.segue.djset.sequencing;

import java.util.Arrays;

/**
 * A lower bound on the transitions of any order, by Lagrangian 1-trees (Held and Karp, 1970 and 1971). An order is a round trip through a
 * silent dummy track at no cost; every round trip is a 1-tree, and charging each track {@code π} per transition it takes part in, less
 * {@code 2π}, changes the cost of no order but of trees. The best charges found give the bound; any charges give a valid one. Computed in
 * integers, so that rounding cannot break the proof. Deterministic.
 */
final class OneTreeBound {

    /** Charges are multiples of 1/16 grain. */
    private static final int FINENESS = 16;

    private final int[][] transition;
    private final int size;
    private final long[] charge;
    private final int[] degree;
    private final long[] reach;
    private final int[] parent;

    private OneTreeBound(SetCosts costs) {
        transition = costs.transition;
        size = costs.size;
        charge = new long[size];
        degree = new int[size];
        reach = new long[size];
        parent = new int[size];
    }

    /**
     * @param known transitions of an order at hand: steers the steps and ends the search when met
     * @param iterations trees built at most, each in n² steps
     * @return grains; at most the cheapest order's
     */
    static long of(SetCosts costs, long known, int iterations) {
        return costs.size < 3 ? known : new OneTreeBound(costs).ascend(known, iterations);
    }

    private long ascend(long known, int iterations) {
        long best = 0;
        double step = 2;
        int sinceBetter = 0;
        double[] direction = new double[size];
        int patience = Math.max(5, iterations / 20);
        for (int k = 0; k < iterations && best < known; k++) {
            long scaled = tree();
            long bound = Math.floorDiv(scaled + FINENESS - 1, FINENESS); // orders cost whole grains
            if (bound > best) {
                best = bound;
                sinceBetter = 0;
            } else if (++sinceBetter == patience) {
                step /= 2;
                sinceBetter = 0;
            }
            if (!climb(direction, step * (known * (double) FINENESS - scaled))) {
                break;
            }
        }
        return Math.min(best, known);
    }

    /** One subgradient step, smoothed by the last one (Camerini, Fratta and Maffioli, 1975). False where the tree is an order. */
    private boolean climb(double[] direction, double reachable) {
        double norm = 0;
        for (int i = 0; i < size; i++) {
            int violation = degree[i] - 2;
            direction[i] = .7 * violation + .3 * direction[i];
            norm += violation * violation;
        }
        if (norm == 0) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            charge[i] += Math.round(reachable / norm * direction[i]);
        }
        return true;
    }

    /** The cheapest 1-tree under the charges (Prim, 1957), in sixteenths; leaves its degrees behind. */
    private long tree() {
        Arrays.fill(degree, 0);
        Arrays.fill(reach, Long.MAX_VALUE);
        Arrays.fill(parent, -1);
        long sum = 0;
        int node = 0;
        for (int joined = 1; joined < size; joined++) {
            reach[node] = Long.MIN_VALUE; // in the tree
            int next = -1;
            for (int i = 0; i < size; i++) {
                if (reach[i] == Long.MIN_VALUE) {
                    continue;
                }
                long edge = (long) transition[node][i] * FINENESS + charge[node] + charge[i];
                if (edge < reach[i]) {
                    reach[i] = edge;
                    parent[i] = node;
                }
                if (next < 0 || reach[i] < reach[next]) {
                    next = i;
                }
            }
            sum += reach[next];
            degree[next]++;
            degree[parent[next]]++;
            node = next;
        }
        return sum + ends() - 2 * Arrays.stream(charge).sum();
    }

    /** The two cheapest transitions from and to silence. */
    private long ends() {
        int first = charge[0] <= charge[1] ? 0 : 1;
        int second = 1 - first;
        for (int i = 2; i < size; i++) {
            if (charge[i] < charge[first]) {
                second = first;
                first = i;
            } else if (charge[i] < charge[second]) {
                second = i;
            }
        }
        degree[first]++;
        degree[second]++;
        return charge[first] + charge[second];
    }
}
