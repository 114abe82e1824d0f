package io.segue.djset.sequencing;

import java.util.List;
import java.util.Map;

/**
 * What is fixed about an order beforehand, by track number.
 *
 * @param locks track by position, both from 0
 * @param banned tracks that must not follow each other, either way round
 */
record Placement(Map<Integer, Integer> locks, List<Pair> banned) {

    static final Placement FREE = new Placement(Map.of(), List.of());

    record Pair(int a, int b) {}

    Placement {
        locks = Map.copyOf(locks);
        banned = List.copyOf(banned);
    }
}
