package io.segue.djset.sequencing;

import org.jspecify.annotations.Nullable;

/**
 * The best of the steps weighed since the last one was carried out, artists and keys too near each other included. What a step breaks or
 * mends is looked at only where it could make it the best. In grains. Mutable, for one search at a time.
 */
final class BestStep {

    private enum Kind {
        REVERSAL,
        MOVE,
        SWAP
    }

    private final Arrangement set;
    private final @Nullable SpacingRules spacing;
    private final int size;

    /** by place: what is broken across a cut behind it */
    private final long[] broken;

    private final int[] before; // a stretch as it was while a step is tried
    private final int[] two = new int[2];
    private final int[] three = new int[3];
    private final int[] four = new int[4];

    private Kind kind = Kind.REVERSAL;
    private int from;
    private int to;
    private int behind;
    private boolean backwards;
    private long change;

    BestStep(Arrangement set, @Nullable SpacingRules spacing) {
        this.set = set;
        this.spacing = spacing;
        this.size = set.size();
        this.broken = new long[size + 1];
        this.before = new int[size + 2];
    }

    /** None is the best so far. */
    void clear() {
        change = 0;
    }

    /** What carrying it out changes; 0 where nothing makes the set cheaper. */
    long change() {
        return change;
    }

    /** First place it changes. */
    int low() {
        return low(kind, from, behind);
    }

    /** Last place it changes. */
    int high() {
        return high(kind, to, behind);
    }

    /** Places next to those that will have other neighbours. */
    int[] ends() {
        return kind == Kind.MOVE
                ? new int[] {from - 1, from, to, to + 1, behind, behind + 1}
                : new int[] {from - 1, from, from + 1, to - 1, to, to + 1};
    }

    void carryOut() {
        apply(kind, from, to, behind, backwards);
        set.settle(low(), high());
        settle(low(), high());
    }

    /** After changes at the places first..last. */
    void settle(int first, int last) {
        if (spacing != null) {
            int reach = spacing.reach();
            spacing.noteAcross(set.tracks(), Math.max(0, first - reach), Math.min(size, last + reach), broken);
        }
    }

    /** Plays the places first..last backwards. */
    void reversal(int first, int last) {
        if (first >= last) {
            return;
        }
        long enough = change + broken[first - 1] + broken[last];
        long own = set.ofReversal(first, last, enough);
        if (own < enough) {
            two[0] = first - 1;
            two[1] = last;
            weigh(Kind.REVERSAL, first, last, 0, false, own, two, two);
        }
    }

    /** Plays the places first..last behind another one. */
    void move(int first, int last, int after, boolean turned) {
        if (first < 1 || last > size || (after >= first - 1 && after <= last)) {
            return;
        }
        long own = set.ofMove(first, last, after, turned);
        if (own - broken[first - 1] - broken[last] - broken[after] >= change) {
            return;
        }
        int length = last - first + 1;
        if (after > last) {
            cuts(three, first - 1, last, after);
            cuts(four, first - 1, after - length, after);
        } else {
            cuts(three, after, first - 1, last);
            cuts(four, after, after + length, last);
        }
        four[3] = four[2];
        weigh(Kind.MOVE, first, last, after, turned, own, three, four);
    }

    /** Plays two tracks in each other's place. */
    void swap(int p, int q) {
        int first = Math.min(p, q);
        int last = Math.max(p, q);
        if (last - first < 2) {
            return;
        }
        long own = set.ofSwap(first, last);
        if (own - broken[first - 1] - broken[first] - broken[last - 1] - broken[last] < change) {
            cuts(four, first - 1, first, last - 1);
            four[3] = last;
            weigh(Kind.SWAP, first, last, 0, false, own, four, four);
        }
    }

    private static void cuts(int[] cuts, int a, int b, int c) {
        cuts[0] = a;
        cuts[1] = b;
        cuts[2] = c;
    }

    private void weigh(Kind what, int first, int last, int after, boolean turned, long own, int[] cut, int[] joined) {
        long whole = own;
        if (spacing != null) {
            whole -= spacing.across(set.tracks(), cut);
            int low = low(what, first, after);
            int count = high(what, last, after) - low + 1;
            System.arraycopy(set.tracks(), low, before, low, count);
            apply(what, first, last, after, turned);
            whole += spacing.across(set.tracks(), joined);
            System.arraycopy(before, low, set.tracks(), low, count);
        }
        if (whole < change) {
            change = whole;
            kind = what;
            from = first;
            to = last;
            behind = after;
            backwards = turned;
        }
    }

    private void apply(Kind what, int first, int last, int after, boolean turned) {
        switch (what) {
            case REVERSAL -> set.reverse(first, last);
            case MOVE -> set.move(first, last, after, turned);
            case SWAP -> set.swap(first, last);
        }
    }

    private static int low(Kind what, int first, int after) {
        return what == Kind.MOVE ? Math.min(first, after + 1) : first;
    }

    private static int high(Kind what, int last, int after) {
        return what == Kind.MOVE ? Math.max(last, after) : last;
    }
}
