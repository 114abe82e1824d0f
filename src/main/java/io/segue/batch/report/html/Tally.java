package io.segue.batch.report.html;

import io.segue.batch.ItemState;
import java.util.Arrays;
import java.util.List;

/** How many rows met which fate. Counted from the rows themselves: the ledger's counters are cumulative, a bar needs parts of a whole. */
final class Tally {

    private final long[] counts = new long[Fate.values().length];

    void add(ItemState state) {
        counts[Fate.of(state).ordinal()]++;
    }

    long of(Fate fate) {
        return counts[fate.ordinal()];
    }

    long rows() {
        return Arrays.stream(counts).sum();
    }

    /** Rows that are in the target by now, whoever put them there. */
    long inPlace() {
        return of(Fate.ADDED) + of(Fate.PRESENT);
    }

    /** Fates that any row met, in order. */
    List<Fate> fates() {
        return Arrays.stream(Fate.values()).filter(fate -> of(fate) > 0).toList();
    }
}
