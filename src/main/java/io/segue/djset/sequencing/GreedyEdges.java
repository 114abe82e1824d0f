package io.segue.djset.sequencing;

import java.util.Arrays;

/** A first round trip: the cheapest candidate edges that fit together, then loose ends joined to the nearest loose end. */
final class GreedyEdges {

    private final ReducedCosts costs;
    private final int size;
    private final int[] left;
    private final int[] right;
    /** by loose end: the other end of its path */
    private final int[] otherEnd;

    private GreedyEdges(ReducedCosts costs) {
        this.costs = costs;
        this.size = costs.size();
        this.left = new int[size];
        this.right = new int[size];
        this.otherEnd = new int[size];
        Arrays.fill(left, -1);
        Arrays.fill(right, -1);
        Arrays.setAll(otherEnd, node -> node);
    }

    static int[] trip(ReducedCosts costs, Candidates near) {
        GreedyEdges edges = new GreedyEdges(costs);
        edges.takeCandidates(near);
        edges.joinEnds();
        return edges.walk();
    }

    private record Edge(int a, int b, long cost) {}

    private void takeCandidates(Candidates near) {
        Edge[] edges = new Edge[size * 2 * (near.to(0) - near.from(0) + 8)];
        int count = 0;
        for (int a = 0; a < size; a++) {
            for (int c = near.from(a); c < near.to(a); c++) {
                if (count == edges.length) {
                    edges = Arrays.copyOf(edges, 2 * count);
                }
                edges[count++] = new Edge(a, near.node(c), near.cost(c));
            }
        }
        Arrays.sort(edges, 0, count, (x, y) -> Long.compare(x.cost, y.cost)); // stable: ties by node
        for (int k = 0; k < count; k++) {
            if (loose(edges[k].a) && loose(edges[k].b) && otherEnd[edges[k].a] != edges[k].b) {
                join(edges[k].a, edges[k].b);
            }
        }
    }

    private void joinEnds() {
        int[] ends = new int[size];
        int count = 0;
        for (int node = 0; node < size; node++) {
            if (loose(node)) {
                ends[count++] = node;
            }
        }
        int from = ends.length == 0 || count == 0 ? 0 : otherEnd[ends[0]];
        while (true) {
            int nearest = -1;
            long least = Long.MAX_VALUE;
            int kept = 0;
            for (int k = 0; k < count; k++) {
                int end = ends[k];
                if (!loose(end)) {
                    continue;
                }
                ends[kept++] = end;
                if (end != from && end != otherEnd[from] && costs.between(from, end) < least) {
                    least = costs.between(from, end);
                    nearest = end;
                }
            }
            count = kept;
            if (nearest < 0) {
                return;
            }
            int next = otherEnd[nearest];
            join(from, nearest);
            from = next;
        }
    }

    private boolean loose(int node) {
        return right[node] < 0;
    }

    private void join(int a, int b) {
        link(a, b);
        link(b, a);
        int endOfA = otherEnd[a];
        int endOfB = otherEnd[b];
        otherEnd[endOfA] = endOfB;
        otherEnd[endOfB] = endOfA;
    }

    private void link(int node, int other) {
        if (left[node] < 0) {
            left[node] = other;
        } else {
            right[node] = other;
        }
    }

    private int[] walk() {
        int start = 0;
        while (!loose(start)) {
            start++;
        }
        int[] order = new int[size];
        int before = -1;
        int node = start;
        for (int p = 0; p < size; p++) {
            order[p] = node;
            int next = left[node] == before ? right[node] : left[node];
            before = node;
            node = next;
        }
        return order;
    }
}
