package io.segue.djset.sequencing;

/**
 * What it changes on the arc when a part of a set is played elsewhere. Squares cancel, because the same tracks fill the same places; what
 * remains are products of energies and targets, summed up from the first place on, so that a stretch that moves a few places as a whole is
 * a difference of sums. Places are counted from 1. Mutable.
 */
final class ArcAccounts {

    private static final int FURTHEST = Arrangement.LONGEST_MOVED;

    private final ArcCosts arc;
    private final long twice;
    private final int size;
    /** by place, as far beyond both ends as anything is moved */
    private final int[] target;

    private final int[] energy;
    /** [places further on + FURTHEST][place]: products up to there */
    private final long[][] products;
    /** by place: the arc's costs up to there */
    private final long[] costs;

    ArcAccounts(ArcCosts arc, int size) {
        this.arc = arc;
        this.twice = 2 * arc.weight();
        this.size = size;
        this.target = new int[size + 1 + 2 * FURTHEST];
        for (int p = 1; p <= size; p++) {
            target[p + FURTHEST] = arc.target(p - 1);
        }
        this.energy = new int[size + 2];
        this.products = new long[2 * FURTHEST + 1][size + 1];
        this.costs = new long[size + 1];
    }

    /** After changes at the places from..to. */
    void settle(int[] track, int from, int to) {
        for (int p = from; p <= to; p++) {
            energy[p] = arc.energy(track[p]);
        }
        long cost = costs[from - 1];
        for (int p = from; p <= size; p++) {
            long off = energy[p] - target[p + FURTHEST];
            cost += off * off;
            costs[p] = cost;
        }
        int[] energies = energy;
        for (int d = 0; d < products.length; d++) {
            long[] sums = products[d];
            long sum = sums[from - 1];
            for (int p = from; p <= size; p++) {
                sum += energies[p] * target[p + d];
                sums[p] = sum;
            }
        }
    }

    /** What the places from..to cost now, in grains. */
    long cost(int from, int to) {
        return arc.weight() * (costs[to] - costs[from - 1]);
    }

    long ofReversal(int from, int to) {
        int[] energies = energy;
        int[] targets = target;
        long sum = 0;
        for (int p = from, q = to; p < q; p++, q--) {
            sum += (targets[p + FURTHEST] - targets[q + FURTHEST]) * (energies[p] - energies[q]);
        }
        return twice * sum;
    }

    /** As {@link Arrangement#ofMove}. */
    long ofMove(int from, int to, int behind, boolean backwards) {
        int length = to - from + 1;
        long[] here = products[FURTHEST];
        long less = here[to] - here[from - 1];
        int start;
        if (behind > to) {
            long[] earlier = products[FURTHEST - length];
            less += here[behind] - here[to] - earlier[behind] + earlier[to];
            start = behind - length + 1;
        } else {
            long[] later = products[FURTHEST + length];
            less += here[from - 1] - here[behind] - later[from - 1] + later[behind];
            start = behind + 1;
        }
        for (int k = 0; k < length; k++) {
            less -= energy[backwards ? to - k : from + k] * target[start + k + FURTHEST];
        }
        return twice * less;
    }

    long ofSwap(int p, int q) {
        return twice * (target[p + FURTHEST] - target[q + FURTHEST]) * (energy[p] - energy[q]);
    }
}
