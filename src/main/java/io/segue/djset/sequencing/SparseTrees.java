package io.segue.djset.sequencing;

import java.util.Arrays;
import java.util.List;

/**
 * The ascent of a 1-tree bound where the trees may use few edges only, and tolls join the charges: hundreds of trees in the time of one of
 * all edges. Its value is no bound; {@link OneTreeBound} makes one of its charges and tolls. Also counts how often an edge is in the trees,
 * which shows where they break rules. In sixteenths of the matrix's units. Deterministic.
 */
final class SparseTrees {

    private final int[][] cost;
    private final int size;
    private final int special;
    private final RuleTolls tolls;

    /** by node: the nodes it is to have edges to, ascending, and those it had when the trees were last grown */
    private final int[][] linked;

    private int[][] to;
    private int[][] edge;
    private int edges;
    private int[] price = {};
    private int[] times = {};
    private int counted;
    private int[][] groupEdges = {};

    private final int[] charge;
    private int[] bestCharge;
    private int[] bestTolls;
    private long bestScaled;

    private final int[] degree;
    private final int[] via;
    private final int[] reach;
    private final int[] heap;
    private final int[] place;
    private final int[] dad;
    private boolean[] used = {};
    private final double[] direction;
    private double[] groupDirection = {};
    private int[] beyond = {};

    SparseTrees(int[][] cost, int[] charges, RuleTolls tolls) {
        this.cost = cost;
        this.size = cost.length;
        this.special = size - 1;
        this.tolls = tolls;
        this.linked = new int[special][0];
        this.to = linked;
        this.edge = new int[special][];
        this.charge = charges.clone();
        this.bestCharge = charges.clone();
        this.bestTolls = tolls.tolls();
        this.degree = new int[size];
        this.via = new int[size];
        this.reach = new int[size];
        this.heap = new int[size];
        this.place = new int[size];
        this.dad = new int[size];
        this.direction = new double[size];
    }

    /** Edges of the last node are there anyway. */
    void link(int a, int b) {
        if (a != special && b != special && Arrays.binarySearch(linked[a], b) < 0) {
            linked[a] = with(linked[a], b);
            linked[b] = with(linked[b], a);
        }
    }

    private static int[] with(int[] ascending, int one) {
        int at = ~Arrays.binarySearch(ascending, one);
        int[] longer = Arrays.copyOf(ascending, ascending.length + 1);
        System.arraycopy(ascending, at, longer, at + 1, ascending.length - at);
        longer[at] = one;
        return longer;
    }

    void link(Candidates near) {
        for (int node = 0; node < special; node++) {
            for (int c = near.from(node); c < near.to(node); c++) {
                link(node, near.node(c));
            }
        }
    }

    /** After edges or groups have joined. */
    private void settle() {
        to = linked.clone();
        edges = 0;
        for (int a = 0; a < special; a++) {
            edge[a] = new int[to[a].length];
            for (int k = 0; k < to[a].length; k++) {
                int b = to[a][k];
                edge[a][k] = a < b ? edges++ : edge[b][Arrays.binarySearch(to[b], a)];
            }
        }
        price = new int[edges];
        times = new int[edges];
        used = new boolean[edges];
        for (int a = 0; a < special; a++) {
            for (int k = 0; k < to[a].length; k++) {
                price[edge[a][k]] = cost[a][to[a][k]] << OneTreeBound.SHIFT;
            }
        }
        List<RuleGroup> groups = tolls.groups();
        groupEdges = new int[groups.size()][];
        groupDirection = new double[groups.size()];
        beyond = new int[groups.size()];
        int[] in = new int[size];
        for (int g = 0; g < groupEdges.length; g++) {
            groupEdges[g] = edgesOf(groups.get(g), in);
            for (int e : groupEdges[g]) {
                price[e] += tolls.toll(g);
            }
        }
    }

    private int[] edgesOf(RuleGroup group, int[] in) {
        int[] tracks = group.tracks();
        for (int k = 0; k < tracks.length; k++) {
            in[tracks[k]] = k + 1;
        }
        int[] found = new int[16];
        int count = 0;
        for (int k = 0; k < group.between(); k++) {
            int[] others = to[tracks[k]];
            for (int j = 0; j < others.length; j++) {
                if (in[others[j]] > k + 1) {
                    found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                    found[count++] = edge[tracks[k]][j];
                }
            }
        }
        for (int track : tracks) {
            in[track] = 0;
        }
        return Arrays.copyOf(found, count);
    }

    /**
     * Subgradient steps from the best charges and tolls so far, as {@link OneTreeBound#ascend} takes them.
     *
     * @param known cost of a trip at hand
     */
    void ascend(long known, int iterations, double firstStep) {
        restoreBest();
        settle();
        Arrays.fill(direction, 0);
        bestScaled = Long.MIN_VALUE;
        counted = 0;
        double step = firstStep;
        int sinceBetter = 0;
        int patience = Math.max(5, iterations / 15);
        for (int k = 0; k < iterations; k++) {
            long scaled = tree();
            if (2 * k >= iterations) {
                count();
            }
            if (scaled > bestScaled) {
                bestScaled = scaled;
                System.arraycopy(charge, 0, bestCharge, 0, size);
                bestTolls = tolls.tolls();
                sinceBetter = 0;
            } else if (++sinceBetter == patience) {
                step /= 2;
                sinceBetter = 0;
            }
            if (scaled >= known << OneTreeBound.SHIFT || !climb(step * ((known << OneTreeBound.SHIFT) - scaled))) {
                break;
            }
        }
        restoreBest();
    }

    long value() {
        return bestScaled;
    }

    int[] charges() {
        return bestCharge;
    }

    private void restoreBest() {
        System.arraycopy(bestCharge, 0, charge, 0, size);
        tolls.set(bestTolls);
    }

    private void count() {
        counted++;
        for (int node = 1; node < special; node++) {
            times[via[node]]++;
        }
    }

    private boolean climb(double reachable) {
        double norm = 0;
        for (int i = 0; i < size; i++) {
            int violation = degree[i] - 2;
            direction[i] = .7 * violation + .3 * direction[i];
            norm += violation * violation;
        }
        Arrays.fill(used, false);
        for (int node = 1; node < special; node++) {
            used[via[node]] = true;
        }
        for (int g = 0; g < groupEdges.length; g++) {
            int over = -tolls.groups().get(g).free();
            for (int e : groupEdges[g]) {
                over += used[e] ? 1 : 0;
            }
            beyond[g] = over;
            groupDirection[g] = .7 * over + .3 * groupDirection[g];
            norm += tolls.toll(g) == 0 && over < 0 ? 0 : over * over;
        }
        if (norm == 0) {
            return false;
        }
        double length = reachable / norm;
        for (int i = 0; i < size; i++) {
            charge[i] += (int) Math.round(length * direction[i]);
        }
        for (int g = 0; g < groupEdges.length; g++) {
            int by = tolls.change(g, Math.round(length * groupDirection[g]));
            for (int e : groupEdges[g]) {
                price[e] += by;
            }
        }
        return true;
    }

    /** Part of the trees an edge is in, by index of its end at the node. */
    double share(int node, int k) {
        return counted == 0 ? 0 : (double) times[edge[node][k]] / counted;
    }

    /** The nodes it has edges to. */
    int[] neighbours(int node) {
        return to[node];
    }

    /** The cheapest 1-tree of the edges there are (Prim, 1957). */
    private long tree() {
        Arrays.fill(degree, 0);
        Arrays.fill(reach, 0, special, Integer.MAX_VALUE);
        Arrays.fill(place, -1);
        int count = 0;
        long sum = 0;
        int node = 0;
        place[0] = -2;
        for (int joined = 1; ; joined++) {
            int own = charge[node];
            int[] others = to[node];
            int[] ids = edge[node];
            for (int k = 0; k < others.length; k++) {
                int other = others[k];
                int at = place[other];
                if (at == -2) {
                    continue;
                }
                int length = price[ids[k]] + own + charge[other];
                if (at == -1) {
                    at = count++;
                } else if (length >= reach[other]) {
                    continue;
                }
                reach[other] = length;
                via[other] = ids[k];
                dad[other] = node;
                up(at, other);
            }
            if (count == 0) {
                break;
            }
            node = heap[0];
            place[node] = -2;
            sum += reach[node];
            degree[node]++;
            degree[dad[node]]++;
            int last = heap[--count];
            if (count > 0) {
                down(last, count);
            }
        }
        long charges = 0;
        for (int c : charge) {
            charges += c;
        }
        return sum + twoCheapest() - 2 * charges - tolls.given();
    }

    private void up(int from, int node) {
        int at = from;
        int length = reach[node];
        while (at > 0) {
            int above = (at - 1) >> 1;
            if (reach[heap[above]] <= length) {
                break;
            }
            heap[at] = heap[above];
            place[heap[at]] = at;
            at = above;
        }
        heap[at] = node;
        place[node] = at;
    }

    private void down(int node, int count) {
        int at = 0;
        int length = reach[node];
        while (true) {
            int below = 2 * at + 1;
            if (below >= count) {
                break;
            }
            if (below + 1 < count && reach[heap[below + 1]] < reach[heap[below]]) {
                below++;
            }
            if (reach[heap[below]] >= length) {
                break;
            }
            heap[at] = heap[below];
            place[heap[at]] = at;
            at = below;
        }
        heap[at] = node;
        place[node] = at;
    }

    private long twoCheapest() {
        int[] row = cost[special];
        long first = Long.MAX_VALUE;
        long second = Long.MAX_VALUE;
        int a = -1;
        int b = -1;
        for (int i = 0; i < special; i++) {
            long length = ((long) row[i] << OneTreeBound.SHIFT) + charge[special] + charge[i];
            if (length < first) {
                second = first;
                b = a;
                first = length;
                a = i;
            } else if (length < second) {
                second = length;
                b = i;
            }
        }
        degree[a]++;
        degree[b]++;
        degree[special] = 2;
        return first + second;
    }
}
