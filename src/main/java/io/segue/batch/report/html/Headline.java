package io.segue.batch.report.html;

import static io.segue.batch.report.html.Words.counted;
import static io.segue.batch.report.html.Words.number;

import io.segue.batch.BatchSummary;
import java.util.ArrayList;
import java.util.List;

/** What happened, in plain sentences: first what became of the batch, then of its rows. */
final class Headline {

    private final BatchSummary batch;
    private final Tally rows;

    private Headline(BatchSummary batch, Tally rows) {
        this.batch = batch;
        this.rows = rows;
    }

    static String of(BatchSummary batch, Tally rows) {
        return new Headline(batch, rows).sentences();
    }

    private String sentences() {
        String happened = switch (batch.state()) {
            case APPLIED, PARTIAL -> rows();
            case REHEARSED -> rehearsed();
            case FAILED -> "The batch failed. " + rows();
            case CANCELLED -> "The batch was cancelled before it was through. " + rows();
            case COMPENSATED -> takenBack();
            case COMPENSATION_INCOMPLETE ->
                "Not everything could be taken back: " + counted(rows.of(Fate.COMPENSATED), "row was", "rows were")
                        + " removed again, but " + counted(rows.of(Fate.ADDED), "row", "rows")
                        + " that the batch added may still be there. The units below say where to look.";
            case COMPENSATING -> "The batch is being taken back. " + rows();
            case STAGING, SEALED, RUNNING, WAITING -> "The batch has not ended yet. " + rows();
        };
        return batch.dryRun() ? happened + " Nothing was changed." : happened;
    }

    private String rows() {
        if (rows.rows() == 0) {
            return "There were no rows.";
        }
        if (batch.dryRun()) {
            return rehearsed();
        }
        return inPlace() + others(true);
    }

    private String inPlace() {
        long good = rows.inPlace();
        if (good == 0) {
            return rows.rows() == 1
                    ? "The one row is not in place"
                    : "None of " + number(rows.rows()) + " rows is in place";
        }
        if (good == rows.rows()) {
            return good == 1 ? "The one row is in place" : "All " + number(good) + " rows are in place";
        }
        return number(good) + " of " + counted(rows.rows(), "row", "rows") + (good == 1 ? " is" : " are") + " in place";
    }

    private String rehearsed() {
        if (rows.rows() == 0) {
            return "There were no rows.";
        }
        return number(rows.of(Fate.MATCHED)) + " of " + counted(rows.rows(), "row", "rows") + " would be added"
                + others(false);
    }

    private String takenBack() {
        long removed = rows.of(Fate.COMPENSATED);
        return removed == 0
                ? "The batch was stopped before it had added anything, so there was nothing to take back."
                : "The batch was taken back: " + counted(removed, "row", "rows") + " that it had added "
                        + (removed == 1 ? "was" : "were") + " removed again.";
    }

    /** What became of the rows that have not been mentioned, as the end of the sentence. */
    private String others(boolean applied) {
        List<String> parts = new ArrayList<>();
        if (!applied) {
            add(parts, Fate.PRESENT, "is there already", "are there already");
        }
        if (applied) {
            add(parts, Fate.MATCHED, "was matched but not added", "were matched but not added");
        }
        add(parts, Fate.DISCARDED, "was left out", "were left out");
        add(parts, Fate.COMPENSATED, "was taken back", "were taken back");
        add(parts, Fate.AMBIGUOUS, "needs your decision", "need your decision");
        add(parts, Fate.NOT_FOUND, "was not found", "were not found");
        add(parts, Fate.DEAD, "failed", "failed");
        add(parts, Fate.REJECTED, "could not be read", "could not be read");
        add(parts, Fate.PENDING, "was not reached", "were not reached");
        return parts.isEmpty() ? "." : "; " + Words.listed(parts) + ".";
    }

    private void add(List<String> parts, Fate fate, String one, String many) {
        long count = rows.of(fate);
        if (count > 0) {
            parts.add(counted(count, one, many));
        }
    }
}
