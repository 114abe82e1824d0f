package io.segue.djset.sequencing;

/**
 * An order under improvement: reversals and moves of stretches with their exact change in cost. Mutable, for one search at a time;
 * {@link #cost()} always equals a full recomputation.
 */
final class Arrangement {

    private final SetCosts costs;
    private final int[] order;
    private final int[] position;
    private final int[] playing; // energy by position, where there is an arc
    private final int[] scratch;
    private long transitions;
    private long arc;

    Arrangement(SetCosts costs, int[] order) {
        this.costs = costs;
        this.order = new int[order.length];
        this.position = new int[order.length];
        this.playing = new int[order.length];
        this.scratch = new int[order.length];
        reset(order);
    }

    void reset(int[] other) {
        System.arraycopy(other, 0, order, 0, order.length);
        place(0, order.length - 1);
        transitions = costs.transitionCost(order);
        arc = costs.cost(order) - transitions;
    }

    int size() {
        return order.length;
    }

    int trackAt(int p) {
        return order[p];
    }

    int positionOf(int track) {
        return position[track];
    }

    long cost() {
        return transitions + arc;
    }

    long arcCost() {
        return arc;
    }

    void copyTo(int[] target) {
        System.arraycopy(order, 0, target, 0, order.length);
    }

    /** Change of the transitions when positions i..j are played backwards; {@code i <= j}. */
    int transitionsOfReversal(int i, int j) {
        return edge(i - 1, j) + edge(i, j + 1) - edge(i - 1, i) - edge(j, j + 1);
    }

    /** Change of the arc when positions i..j are played backwards. */
    long arcOfReversal(int i, int j) {
        return costs.arc == null ? 0 : costs.arc.ofReversal(playing, i, j);
    }

    /** Plays positions i..j backwards, at changes already computed. */
    void reverse(int i, int j, int transitionChange, long arcChange) {
        for (int a = i, b = j; a < b; a++, b--) {
            int swapped = order[a];
            order[a] = order[b];
            order[b] = swapped;
        }
        place(i, j);
        transitions += transitionChange;
        arc += arcChange;
    }

    /**
     * Change of the transitions when positions i..j are taken out and put between positions gap and gap + 1 as they are numbered before.
     *
     * @param gap -1 for the opening, up to size - 1 for the end; outside i - 1..j
     * @param backwards whether the stretch is turned round
     */
    int transitionsOfMove(int i, int j, int gap, boolean backwards) {
        int first = backwards ? j : i;
        int last = backwards ? i : j;
        return edge(i - 1, j + 1)
                + edge(gap, first)
                + edge(last, gap + 1)
                - edge(i - 1, i)
                - edge(j, j + 1)
                - edge(gap, gap + 1);
    }

    /** Change of the arc by the same move. */
    long arcOfMove(int i, int j, int gap, boolean backwards) {
        ArcCosts arcCosts = costs.arc;
        if (arcCosts == null) {
            return 0;
        }
        int length = j - i + 1;
        boolean later = gap > j;
        int start = later ? gap - length + 1 : gap + 1; // of the stretch, afterwards
        int stretch = backwards
                ? arcCosts.productsOfTurn(playing, i, j, start)
                : arcCosts.productsOfShift(playing, i, j, i - start);
        int between = later
                ? arcCosts.productsOfShift(playing, j + 1, gap, length)
                : arcCosts.productsOfShift(playing, gap + 1, i - 1, -length);
        return arcCosts.ofProducts(stretch + between);
    }

    /** Moves a stretch, at changes already computed. */
    void move(int i, int j, int gap, boolean backwards, int transitionChange, long arcChange) {
        int length = j - i + 1;
        for (int k = 0; k < length; k++) {
            scratch[k] = order[backwards ? j - k : i + k];
        }
        int start;
        if (gap > j) {
            System.arraycopy(order, j + 1, order, i, gap - j);
            start = gap - length + 1;
        } else {
            System.arraycopy(order, gap + 1, order, gap + 1 + length, i - gap - 1);
            start = gap + 1;
        }
        System.arraycopy(scratch, 0, order, start, length);
        place(Math.min(i, gap + 1), Math.max(j, gap));
        transitions += transitionChange;
        arc += arcChange;
    }

    private void place(int from, int to) {
        for (int p = from; p <= to; p++) {
            position[order[p]] = p;
            playing[p] = costs.arc == null ? 0 : costs.arc.energy(order[p]);
        }
    }

    /** Beyond either end of the set there is silence, which costs nothing. */
    private int edge(int p, int q) {
        return p < 0 || q < 0 || p >= order.length || q >= order.length ? 0 : costs.transition[order[p]][order[q]];
    }
}
