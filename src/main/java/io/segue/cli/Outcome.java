package io.segue.cli;

import io.segue.batch.BatchSummary;
import io.segue.batch.Batches;
import io.segue.batch.Batches.UnknownBatchException;
import io.segue.batch.Counts;
import io.segue.batch.UnitSummary;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How a batch ended, in two lines: what it came to, then batch, state and report. */
final class Outcome {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    /** The type whose batches are about other batches. */
    private static final String WITHOUT_ROWS = "batch-report";

    private static final int MOST_FAILURES = 10;

    private Outcome() {}

    /**
     * @return the exit code
     */
    static int print(BatchSummary batch, PrintWriter out) {
        if (!batch.type().equals(WITHOUT_ROWS)) {
            printCounts(batch.counts(), out);
        }
        if (batch.failure() != null) {
            out.println("Reason: " + batch.failure());
        }
        String report = batch.report() == null
                ? "no report yet"
                : batch.report().resolve("report.html").toString();
        String until = batch.waitUntil() == null
                ? ""
                : " (" + batch.waitReason() + ") until " + time(batch.waitUntil())
                        + ", then run the same command again";
        out.println(batch.batchId() + "  " + batch.state() + until + "  " + report);
        out.flush();
        return batch.state().exitCode();
    }

    private static void printCounts(Counts counts, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d rows: %s%d added, %d already there, %d to review, %d not found, %d rejected, %d dead%s%s%s%n",
                counts.rows(),
                counts.unchanged() > 0 ? counts.unchanged() + " unchanged, " : "",
                counts.added(),
                counts.present(),
                counts.ambiguous(),
                counts.notFound(),
                counts.rejected(),
                counts.dead(),
                counts.substituted() > 0 ? ", " + counts.substituted() + " by another version" : "",
                counts.discarded() > 0 ? ", " + counts.discarded() + " left out" : "",
                counts.compensated() > 0 ? ", " + counts.compensated() + " taken back" : "");
    }

    /** Why units failed, as far as they say so, before the lines on the whole batch. */
    static void printFailures(List<UnitSummary> units, PrintWriter out) {
        units.stream()
                .filter(unit -> unit.failure() != null)
                .limit(MOST_FAILURES)
                .forEach(unit -> out.println(unit.title() + ": " + unit.failure()));
    }

    static BatchSummary find(Batches batches, String batchIdOrPrefix) {
        return batches.find(batchIdOrPrefix)
                .orElseThrow(() -> new UnknownBatchException("There is no batch '" + batchIdOrPrefix
                        + "', or more than one begins so. 'segue batches' lists them."));
    }

    /** Whom the audit trail names as the one who asked. */
    static String user() {
        return System.getProperty("user.name", "unknown");
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }
}
