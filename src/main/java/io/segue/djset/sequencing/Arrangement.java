package io.segue.djset.sequencing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The set as it stands, and what playing a part of it elsewhere would change: transitions, arc and locks in a number of steps that hangs on
 * the stretch turned or moved alone. Places are counted from 1; silence stands before the first and behind the last. In grains. Mutable, for
 * one search at a time.
 */
final class Arrangement {

    /** Tracks moved together at most. */
    static final int LONGEST_MOVED = 3;

    private final SetCosts costs;
    private final int size;
    private final int[][] transition;
    private final int[] track;
    private final int[] place;
    private final int[] moved = new int[LONGEST_MOVED];

    /** positions that are kept for a track; those at the ends are known to transitions as well */
    private final int[] locked;

    private final @Nullable ArcAccounts arc;

    /**
     * @param order without silence
     */
    Arrangement(SetCosts costs, int[] order) {
        this.costs = costs;
        this.size = order.length;
        this.transition = costs.transition;
        this.track = new int[size + 2];
        this.place = new int[size + 1];
        this.locked = costs.lockedPositions;
        this.arc = costs.arc == null ? null : new ArcAccounts(costs.arc, size);
        track[0] = size;
        track[size + 1] = size;
        restore(order, 1, size);
    }

    int size() {
        return size;
    }

    /** Of a track; 0 for silence. */
    int placeOf(int one) {
        return place[one];
    }

    /** At a place; silence at both ends. */
    int at(int p) {
        return track[p];
    }

    /** By place, silence at both ends; to read only. */
    int[] tracks() {
        return track;
    }

    void copyTo(int[] order) {
        System.arraycopy(track, 1, order, 0, size);
    }

    /** Puts back what an order has at the places from..to. */
    void restore(int[] order, int from, int to) {
        System.arraycopy(order, from - 1, track, from, to - from + 1);
        settle(from, to);
    }

    /**
     * Change when the places from..to are played backwards.
     *
     * @param enough from which on the change is of no interest, and need not be exact
     */
    long ofReversal(int from, int to, long enough) {
        int first = track[from];
        int last = track[to];
        int[] before = transition[track[from - 1]];
        int[] after = transition[track[to + 1]];
        long change = (long) before[last] - before[first] + after[first] - after[last];
        for (int position : locked) {
            int p = position + 1;
            if (p >= from && p <= to) {
                change += costs.lockCost(position, track[from + to - p]) - costs.lockCost(position, track[p]);
            }
        }
        return arc == null || change - arc.cost(from, to) >= enough ? change : change + arc.ofReversal(from, to);
    }

    /**
     * Change when the places from..to are played right behind what stands at another place.
     *
     * @param behind outside of from - 1..to
     * @param backwards whether their own order is turned round
     */
    long ofMove(int from, int to, int behind, boolean backwards) {
        int first = track[backwards ? to : from];
        int last = track[backwards ? from : to];
        int[] gap = transition[track[behind]];
        int follower = track[behind + 1];
        long change = (long) transition[track[from - 1]][track[to + 1]]
                - transition[track[from - 1]][track[from]]
                - transition[track[to]][track[to + 1]]
                + gap[first]
                + transition[last][follower]
                - gap[follower];
        for (int position : locked) {
            change += costs.lockCost(position, track[cameFrom(position + 1, from, to, behind, backwards)])
                    - costs.lockCost(position, track[position + 1]);
        }
        return arc == null ? change : change + arc.ofMove(from, to, behind, backwards);
    }

    /** The place from which a move brings a track to a place. */
    private static int cameFrom(int p, int from, int to, int behind, boolean backwards) {
        int length = to - from + 1;
        int start = behind > to ? behind - length + 1 : behind + 1;
        if (p >= start && p < start + length) {
            return backwards ? to - (p - start) : from + p - start;
        }
        if (p >= from && p <= behind) {
            return p + length;
        }
        return p > behind && p <= to ? p - length : p;
    }

    /** Change when two tracks with others between them are played in each other's place. */
    long ofSwap(int p, int q) {
        int a = track[p];
        int b = track[q];
        long change = (long) transition[track[p - 1]][b]
                + transition[b][track[p + 1]]
                + transition[track[q - 1]][a]
                + transition[a][track[q + 1]]
                - transition[track[p - 1]][a]
                - transition[a][track[p + 1]]
                - transition[track[q - 1]][b]
                - transition[b][track[q + 1]];
        for (int position : locked) {
            if (position == p - 1 || position == q - 1) {
                change += costs.lockCost(position, position == p - 1 ? b : a)
                        - costs.lockCost(position, position == p - 1 ? a : b);
            }
        }
        return arc == null ? change : change + arc.ofSwap(p, q);
    }

    /** Carries it out; {@link #settle} makes up the accounts. */
    void reverse(int from, int to) {
        for (int p = from, q = to; p < q; p++, q--) {
            swap(p, q);
        }
    }

    void swap(int p, int q) {
        int other = track[p];
        track[p] = track[q];
        track[q] = other;
    }

    void move(int from, int to, int behind, boolean backwards) {
        int length = to - from + 1;
        for (int k = 0; k < length; k++) {
            moved[k] = track[backwards ? to - k : from + k];
        }
        if (behind > to) {
            System.arraycopy(track, to + 1, track, from, behind - to);
            System.arraycopy(moved, 0, track, behind - length + 1, length);
        } else {
            System.arraycopy(track, behind + 1, track, behind + 1 + length, from - 1 - behind);
            System.arraycopy(moved, 0, track, behind + 1, length);
        }
    }

    /** Plays three stretches that follow each other, each as it is, in the opposite order. */
    void exchange(int from, int second, int third, int to) {
        int[] stretch = Arrays.copyOfRange(track, from, to + 1);
        int p = from;
        System.arraycopy(stretch, third - from, track, p, to - third + 1);
        p += to - third + 1;
        System.arraycopy(stretch, second - from, track, p, third - second);
        p += third - second;
        System.arraycopy(stretch, 0, track, p, second - from);
    }

    /** After changes at the places from..to. */
    void settle(int from, int to) {
        for (int p = from; p <= to; p++) {
            place[track[p]] = p;
        }
        if (arc != null) {
            arc.settle(track, from, to);
        }
    }

    /** What transitions and places cost from the one before to the one behind. */
    long cost(int from, int to) {
        long sum = arc == null ? 0 : arc.cost(from, to);
        for (int p = from; p <= to + 1; p++) {
            sum += transition[track[p - 1]][track[p]];
        }
        for (int position : locked) {
            sum += position + 1 >= from && position < to ? costs.lockCost(position, track[position + 1]) : 0;
        }
        return sum;
    }
}
