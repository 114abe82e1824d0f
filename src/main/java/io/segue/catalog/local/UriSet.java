package io.segue.catalog.local;

import java.util.Arrays;

/** The local uris met in one collection file, as the 64 bits they are made of: a million take 16 to 32 MB. Not thread-safe. */
final class UriSet {

    private long[] slots = new long[1 << 10];
    private int size;
    private boolean zero;

    /** Whether the uri was not in the set before. */
    boolean add(String localUri) {
        long bits = Long.parseUnsignedLong(localUri, LocalUri.PREFIX.length(), localUri.length(), 16);
        if (bits == 0) { // an empty slot
            boolean added = !zero;
            zero = true;
            return added;
        }
        if (size * 2 >= slots.length) {
            long[] old = slots;
            slots = new long[old.length * 2];
            Arrays.stream(old).filter(known -> known != 0).forEach(this::put);
        }
        boolean added = put(bits);
        size += added ? 1 : 0;
        return added;
    }

    /** Bits of a hash need no further mixing. */
    private boolean put(long bits) {
        int mask = slots.length - 1;
        int at = (int) bits & mask;
        while (slots[at] != 0) {
            if (slots[at] == bits) {
                return false;
            }
            at = (at + 1) & mask;
        }
        slots[at] = bits;
        return true;
    }
}
