package io.segue.djset.sequencing;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Numbers from 0 in sets that are united (Galler and Fischer, 1964). Mutable. */
final class DisjointSets {

    private final int[] above;

    DisjointSets(int size) {
        above = new int[size];
        Arrays.setAll(above, number -> number);
    }

    void unite(int a, int b) {
        above[top(a)] = top(b);
    }

    /** The sets, always in the same order. */
    Stream<BitSet> sets() {
        Map<Integer, BitSet> sets = new TreeMap<>();
        for (int number = 0; number < above.length; number++) {
            sets.computeIfAbsent(top(number), any -> new BitSet()).set(number);
        }
        return sets.values().stream();
    }

    private int top(int number) {
        int at = number;
        while (above[at] != at) {
            above[at] = above[above[at]];
            at = above[at];
        }
        return at;
    }
}
