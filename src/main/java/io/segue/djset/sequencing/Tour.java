package io.segue.djset.sequencing;

import java.util.Arrays;

/**
 * A round trip as an array that knows where each node stands, changed by reversals only, always of the shorter side, each of which can be
 * taken back. Mutable, for one search at a time.
 */
final class Tour {

    private final int size;
    private final int[] order;
    private final int[] position;
    /** whether the array is read backwards */
    private boolean backwards;

    private int[] journal = new int[256]; // from, to of each reversal; to < 0 where the trip was turned
    private int entries;

    Tour(int[] order) {
        this.size = order.length;
        this.order = order.clone();
        this.position = new int[size];
        reset(order);
    }

    void reset(int[] other) {
        System.arraycopy(other, 0, order, 0, size);
        for (int p = 0; p < size; p++) {
            position[order[p]] = p;
        }
        backwards = false;
        entries = 0;
    }

    int size() {
        return size;
    }

    int nodeAt(int p) {
        return order[p];
    }

    /** Beginning anywhere, read either way; to read only. */
    int[] nodes() {
        return order;
    }

    void copyTo(int[] target) {
        System.arraycopy(order, 0, target, 0, size);
    }

    int next(int node) {
        return backwards ? before(position[node]) : after(position[node]);
    }

    int previous(int node) {
        return backwards ? after(position[node]) : before(position[node]);
    }

    /** How many steps on from a b comes. */
    int steps(int a, int b) {
        int steps = backwards ? position[a] - position[b] : position[b] - position[a];
        return steps < 0 ? steps + size : steps;
    }

    /** Reads the trip the other way round from now on. */
    void turn() {
        backwards = !backwards;
    }

    /** Whether b lies on the way from a to c, ends included. */
    boolean between(int a, int b, int c) {
        int from = position[backwards ? c : a];
        int to = position[backwards ? a : c];
        int p = position[b];
        return from <= to ? from <= p && p <= to : p >= from || p <= to;
    }

    /** Plays the way from a to b backwards; whoever reads on from before a now meets b first. */
    void reverse(int a, int b) {
        int from = position[backwards ? b : a];
        int to = position[backwards ? a : b];
        int inside = to - from + (to < from ? size : 0) + 1;
        boolean other = 2 * inside > size;
        if (other) {
            int end = from == 0 ? size - 1 : from - 1;
            from = to == size - 1 ? 0 : to + 1;
            to = end;
            backwards = !backwards;
        }
        note(from, to, other);
        swap(from, to);
    }

    /** How many reversals have been made since the journal was cleared. */
    int mark() {
        return entries;
    }

    void clearJournal() {
        entries = 0;
    }

    /** Takes back the latest reversals until only so many are left. */
    void undoTo(int mark) {
        while (entries > mark) {
            entries--;
            int to = journal[2 * entries + 1];
            if (to < 0) {
                backwards = !backwards;
                to = ~to;
            }
            swap(journal[2 * entries], to);
        }
    }

    private void note(int from, int to, boolean turned) {
        if (2 * entries + 2 > journal.length) {
            journal = Arrays.copyOf(journal, 2 * journal.length);
        }
        journal[2 * entries] = from;
        journal[2 * entries + 1] = turned ? ~to : to;
        entries++;
    }

    /** Reverses the places from..to, across the array's end where from lies behind to. */
    private void swap(int from, int to) {
        int steps = (to - from + (to < from ? size : 0) + 1) / 2;
        int i = from;
        int j = to;
        for (int k = 0; k < steps; k++) {
            int a = order[i];
            int b = order[j];
            order[i] = b;
            position[b] = i;
            order[j] = a;
            position[a] = j;
            i = i + 1 == size ? 0 : i + 1;
            j = j == 0 ? size - 1 : j - 1;
        }
    }

    private int after(int p) {
        return order[p + 1 == size ? 0 : p + 1];
    }

    private int before(int p) {
        return order[p == 0 ? size - 1 : p - 1];
    }
}
