package io.segue.batch.ledger;

import java.util.UUID;

/** Counts of 128-bit keys in some 40 bytes each: open addressing over plain arrays. Not thread-safe. */
final class KeyCounts {

    private static final int SMALLEST = 16;

    private long[] keys = new long[2 * SMALLEST];
    private int[] counts = new int[SMALLEST];
    private boolean[] used = new boolean[SMALLEST];
    private int size;

    /** Takes what is left of a key. */
    @FunctionalInterface
    interface Visitor {
        void visit(UUID key, int count);
    }

    void add(UUID key) {
        if (2 * (size + 1) > counts.length) {
            grow();
        }
        int slot = slot(key.getMostSignificantBits(), key.getLeastSignificantBits());
        if (!used[slot]) {
            used[slot] = true;
            keys[2 * slot] = key.getMostSignificantBits();
            keys[2 * slot + 1] = key.getLeastSignificantBits();
            size++;
        }
        counts[slot]++;
    }

    /** Takes one of the key, if there is one left. */
    boolean take(UUID key) {
        int slot = slot(key.getMostSignificantBits(), key.getLeastSignificantBits());
        if (!used[slot] || counts[slot] == 0) {
            return false;
        }
        counts[slot]--;
        return true;
    }

    /** Every key of which something is left. */
    void forEachLeft(Visitor visitor) {
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                visitor.visit(new UUID(keys[2 * slot], keys[2 * slot + 1]), counts[slot]);
            }
        }
    }

    private int slot(long high, long low) {
        int mask = counts.length - 1;
        int slot = (int) (high ^ high >>> 32) & mask; // digests are evenly spread
        while (used[slot] && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        boolean[] oldUsed = used;
        keys = new long[2 * oldKeys.length];
        counts = new int[2 * oldCounts.length];
        used = new boolean[2 * oldUsed.length];
        for (int old = 0; old < oldCounts.length; old++) {
            if (oldUsed[old]) {
                int slot = slot(oldKeys[2 * old], oldKeys[2 * old + 1]);
                used[slot] = true;
                keys[2 * slot] = oldKeys[2 * old];
                keys[2 * slot + 1] = oldKeys[2 * old + 1];
                counts[slot] = oldCounts[old];
            }
        }
    }
}
