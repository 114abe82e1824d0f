package io.segue.djset.sequencing;

import org.jspecify.annotations.Nullable;

/**
 * One way to begin a set: its last track and the path before it. Immutable.
 *
 * @param tracks on the path
 * @param seconds they last
 * @param run tracks at its end in one key
 * @param cost in grains, broken rules included
 */
record SetPath(@Nullable SetPath before, int track, int tracks, long seconds, int run, long cost) {

    boolean plays(int other) {
        for (SetPath path = this; path != null; path = path.before) {
            if (path.track == other) {
                return true;
            }
        }
        return false;
    }

    double costPerTransition() {
        return (double) cost / Math.max(1, tracks - 1);
    }

    int[] toArray() {
        int[] played = new int[tracks];
        SetPath path = this;
        for (int k = tracks - 1; path != null; k--, path = path.before) {
            played[k] = path.track;
        }
        return played;
    }
}
