package io.segue.batch;

import java.io.IOException;

/** What the ledger knows of a series of batches over the same library: which rows arrived before, and which the library has no more. */
public interface SeriesLedger {

    /**
     * Hands over every row that arrived in an earlier batch and that this batch's input no longer has, unit by unit.
     *
     * @return how many there are
     */
    long forEachGone(String batchId, GoneRow sink) throws IOException;

    /** Takes a row that is gone. */
    @FunctionalInterface
    interface GoneRow {
        void gone(String unit, String label) throws IOException;
    }
}
