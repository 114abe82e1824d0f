package io.segue.djset.sequencing;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is fixed about an order beforehand, by track number.
 *
 * @param locks track by position, both from 0, ascending
 * @param banned tracks that must not follow each other, either way round
 */
record Placement(Map<Integer, Integer> locks, List<Pair> banned) {

    static final Placement FREE = new Placement(Map.of(), List.of());

    record Pair(int a, int b) {

        boolean joins(int one, int other) {
            return (a == one && b == other) || (a == other && b == one);
        }
    }

    Placement {
        locks = Collections.unmodifiableMap(new TreeMap<>(locks));
        banned = List.copyOf(banned);
    }

    boolean isFree() {
        return locks.isEmpty() && banned.isEmpty();
    }

    boolean bans(int one, int other) {
        return banned.stream().anyMatch(pair -> pair.joins(one, other));
    }

    /** How often an order breaks what is fixed. */
    int brokenBy(int[] order) {
        int broken = 0;
        for (Map.Entry<Integer, Integer> lock : locks.entrySet()) {
            broken += order[lock.getKey()] == lock.getValue() ? 0 : 1;
        }
        for (int p = 1; p < order.length; p++) {
            broken += bans(order[p - 1], order[p]) ? 1 : 0;
        }
        return broken;
    }
}
