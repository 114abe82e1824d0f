package io.segue.batch.report.nights;

import java.time.Instant;
import java.util.List;

/** Whoever knows which runs were due. */
public interface ScheduledRuns {

    /** Runs that were due from {@code from} until before {@code to} and did not take place. */
    List<Missed> missed(Instant from, Instant to);

    /**
     * @param reason for people: "skipped: the run before was still going"
     */
    record Missed(String job, Instant dueAt, String reason) {}
}
