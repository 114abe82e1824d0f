package io.segue.batch.ledger;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Tells, row by row as a batch's input is read, which rows arrived in earlier batches of its series. A row that stands in a unit as often
 * as it arrived is unchanged wherever it stands; what goes beyond is new. Holds the keys of the units met, and nothing else of them.
 */
public final class RowSieve {

    private final KnownRowStore store;
    private final String batchId;
    private final String series;
    private final Map<Integer, SiftedUnit> units = new TreeMap<>();

    RowSieve(KnownRowStore store, String batchId, String series) {
        this.store = store;
        this.batchId = batchId;
        this.series = series;
    }

    /** A unit as far as it was read. */
    static final class SiftedUnit {

        final int unitNo;
        final String title;
        final long knownUnit;
        final KeyCounts left;
        long unchanged;

        SiftedUnit(int unitNo, String title, long knownUnit, KeyCounts left) {
            this.unitNo = unitNo;
            this.title = title;
            this.knownUnit = knownUnit;
            this.left = left;
        }
    }

    /** The unit is part of the input, whatever becomes of its rows. */
    public void unit(int unitNo, String title) {
        units.computeIfAbsent(unitNo, no -> store.open(no, series, title, batchId));
    }

    /** Whether one more of this row is known to have arrived; each that did answers once. */
    public boolean unchanged(int unitNo, String payload) {
        SiftedUnit unit = units.get(unitNo);
        if (unit == null) {
            throw new IllegalArgumentException("no unit " + unitNo);
        }
        UUID key = RowKey.of(payload);
        if (!unit.left.take(key)) {
            return false;
        }
        unit.unchanged++;
        return true;
    }

    /** Keeps what was found, in place of what an interrupted reading kept; called within a transaction when all rows are read. */
    public void keep() {
        store.keep(batchId, series, units.values());
    }
}
