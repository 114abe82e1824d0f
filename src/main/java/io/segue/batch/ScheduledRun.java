package io.segue.batch;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of one due time of a job. There is one of these for each, whether it led to a batch or not.
 *
 * @param due when it should start, or when it was asked for
 * @param date the batch's date
 * @param reason why it was skipped, missed, late, or failed; {@code null} when there is nothing to say
 * @param startAfter not before then: its jitter, or a pause between attempts
 * @param batchId the batch it led to, once that is known
 * @param outcome the batch's state when the run ended
 */
public record ScheduledRun(
        long runId,
        String job,
        Instant due,
        LocalDate date,
        Cause cause,
        State state,
        @Nullable String reason,
        Instant startAfter,
        @Nullable String batchId,
        @Nullable BatchState outcome,
        int attempts,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Why there is a run. */
    public enum Cause {
        /** Its due time has come. */
        CRON,
        /** Its due time had gone by without anybody there, and is made up for. */
        CATCH_UP,
        /** Somebody asked for it. */
        TRIGGER,
        /** Somebody asked for a range of dates. */
        BACKFILL;

        /** A due time is run once per kind, however often it is noticed. */
        public String kind() {
            return this == CATCH_UP ? CRON.name() : name();
        }
    }

    /** Where a run stands. */
    public enum State {
        QUEUED,
        RUNNING,
        /** It led to a batch, and that has ended. */
        ENDED,
        /** It was not to be: its job was paused, or still busy. */
        SKIPPED,
        /** Nobody was there when it was due, and it is not made up for. */
        MISSED,
        /** It led to no batch, or not to the end of one. */
        FAILED
    }
}
