package io.segue.djset.sequencing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A lower bound on every round trip, by Lagrangian 1-trees (Held and Karp, 1970 and 1971): every round trip is a 1-tree - a spanning tree
 * and two edges at one more node - and charging each node {@code π} per edge, less {@code 2π}, changes the cost of no trip but of trees.
 * The best charges found give the bound; any charges give a valid one. Computed in integers, so that rounding cannot break the proof.
 * Deterministic.
 */
final class OneTreeBound {

    /** Charges are counted in sixteenths of the matrix's units. */
    static final int SHIFT = 4;

    private final int[][] cost;
    private final int size;
    /** the node beside the tree: the last one, which is silence where there is silence */
    private final int special;

    private final int[] charge;
    private final int[] degree;
    private final int[] reach;
    private final int[] outside;
    private final int[] parent;

    /** nodes as they joined the latest tree, and each node's parent in it */
    private final int[] joined;

    private final int[] dad;

    private final @Nullable RuleTolls tolls;
    /** charges, and the tolls of the key at hand */
    private final int[] added;

    private int[] bestCharge;
    private int[] bestTolls;
    private long bestScaled = Long.MIN_VALUE;

    OneTreeBound(int[][] cost) {
        this(cost, null);
    }

    /**
     * @param tolls on joins, besides charges; the last node pays none
     */
    OneTreeBound(int[][] cost, @Nullable RuleTolls tolls) {
        this.cost = cost;
        this.size = cost.length;
        this.special = size - 1;
        this.charge = new int[size];
        this.tolls = tolls;
        this.added = new int[size];
        this.bestCharge = new int[size];
        this.bestTolls = tolls == null ? new int[0] : tolls.tolls();
        this.degree = new int[size];
        this.reach = new int[size];
        this.outside = new int[size];
        this.parent = new int[size];
        this.joined = new int[size];
        this.dad = new int[size];
    }

    @Nullable RuleTolls tolls() {
        return tolls;
    }

    /** In the matrix's units: no round trip costs less. */
    long bound() {
        return Math.floorDiv(bestScaled + (1 << SHIFT) - 1, 1 << SHIFT); // trips cost whole units
    }

    /** What the tree pays that gave the bound; tolls in whole units. */
    ReducedCosts reducedCosts() {
        return new ReducedCosts(tolled(), bestCharge);
    }

    /** The matrix with the tolls that gave the bound. */
    int[][] tolled() {
        restoreBest();
        return tolls == null ? cost : tolls.on(cost);
    }

    /** What every order may pay in tolls without breaking a rule, by that matrix. */
    long given() {
        restoreBest();
        return tolls == null ? 0 : tolls.givenInUnits();
    }

    ReducedCosts withoutTolls() {
        return new ReducedCosts(cost, bestCharge);
    }

    /** The charges that gave the bound, in sixteenths. */
    int[] charges() {
        return bestCharge.clone();
    }

    /**
     * Raises the bound by subgradient steps (Held, Wolfe and Crowder, 1974), smoothed by the step before (Camerini, Fratta and Maffioli,
     * 1975).
     *
     * @param known cost of a trip at hand: steers the steps, and ends the ascent when met
     * @param iterations trees built at most, each in n² steps
     */
    void ascend(long known, int iterations) {
        if (size < 4) {
            bestScaled = known << SHIFT;
            return;
        }
        double step = 2;
        int sinceBetter = 0;
        double[] direction = new double[size];
        int patience = Math.max(5, iterations / 20);
        restoreBest();
        for (int k = 0; k < iterations && bound() < known; k++) {
            long scaled = tree();
            if (scaled > bestScaled) {
                bestScaled = scaled;
                System.arraycopy(charge, 0, bestCharge, 0, size);
                bestTolls = tolls == null ? bestTolls : tolls.tolls();
                sinceBetter = 0;
            } else if (++sinceBetter == patience) {
                step /= 2;
                sinceBetter = 0;
            }
            if (!climb(direction, step * ((known << SHIFT) - scaled))) {
                break;
            }
        }
        bestScaled = Math.min(bestScaled, known << SHIFT);
    }

    private void restoreBest() {
        System.arraycopy(bestCharge, 0, charge, 0, size);
        if (tolls != null) {
            tolls.set(bestTolls);
        }
    }

    /** One step against the degrees; tolls stay as they are. False where the tree is a trip, which then is the cheapest. */
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
            charge[i] += (int) Math.round(reachable / norm * direction[i]);
        }
        return true;
    }

    /** The cheapest 1-tree under the charges (Prim, 1957), in sixteenths; leaves its degrees behind. */
    private long tree() {
        Arrays.fill(degree, 0);
        System.arraycopy(charge, 0, added, 0, size);
        int count = 0;
        for (int i = 1; i < special; i++) {
            outside[count] = i;
            reach[count] = Integer.MAX_VALUE;
            count++;
        }
        long sum = 0;
        int node = 0;
        int joinedCount = 0;
        joined[0] = 0;
        while (count > 0) {
            int[] row = cost[node];
            int own = charge[node];
            addToll(node, 1);
            int nearest = 0;
            int least = Integer.MAX_VALUE;
            for (int k = 0; k < count; k++) {
                int other = outside[k];
                int edge = (row[other] << SHIFT) + own + added[other];
                int r = reach[k];
                if (edge < r) {
                    r = edge;
                    reach[k] = edge;
                    parent[k] = node;
                }
                if (r < least) {
                    least = r;
                    nearest = k;
                }
            }
            sum += least;
            addToll(node, -1);
            node = outside[nearest];
            degree[node]++;
            degree[parent[nearest]]++;
            dad[node] = parent[nearest];
            joined[++joinedCount] = node;
            count--;
            outside[nearest] = outside[count];
            reach[nearest] = reach[count];
            parent[nearest] = parent[count];
        }
        long charges = 0;
        for (int c : charge) {
            charges += c;
        }
        return sum + twoCheapest() - 2 * charges - (tolls == null ? 0 : tolls.given());
    }

    private void addToll(int node, int sign) {
        if (tolls != null) {
            tolls.add(node, sign, added);
        }
    }

    /**
     * Takes the charges and the tolls as they are for the best, where they are.
     *
     * @param edges which will have those of the cheapest tree
     * @return the value, in sixteenths
     */
    long weigh(int[] charges, SparseTrees edges) {
        System.arraycopy(charges, 0, charge, 0, size);
        long scaled = tree();
        if (scaled > bestScaled) {
            bestScaled = scaled;
            bestCharge = charges.clone();
            bestTolls = tolls == null ? bestTolls : tolls.tolls();
        }
        for (int node = 1; node < special; node++) {
            edges.link(node, dad[node]);
        }
        return scaled;
    }

    /** For every node the few edges that the tree pays least for having to contain them. */
    Candidates candidates(int breadth) {
        ReducedCosts reduced = reducedCosts();
        if (size < 4) {
            return Candidates.nearest(reduced, breadth);
        }
        tree();
        return new TreeNearness(reduced, joined, dad).candidates(breadth);
    }

    private long twoCheapest() {
        int[] row = cost[special];
        int own = charge[special];
        long first = Long.MAX_VALUE;
        long second = Long.MAX_VALUE;
        int a = -1;
        int b = -1;
        for (int i = 0; i < special; i++) {
            long edge = ((long) row[i] << SHIFT) + own + charge[i];
            if (edge < first) {
                second = first;
                b = a;
                first = edge;
                a = i;
            } else if (edge < second) {
                second = edge;
                b = i;
            }
        }
        degree[a]++;
        degree[b]++;
        degree[special] = 2;
        return first + second;
    }
}
