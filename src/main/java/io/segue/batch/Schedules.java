package io.segue.batch;

import io.segue.batch.Batches.ProgressListener;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with schedules, for whoever drives the kernel. Jobs are named as their files are, without ending. */
public interface Schedules {

    /** Every job that has a schedule or had one, by name. */
    List<ScheduledJob> jobs();

    /**
     * The latest runs, most recently due first.
     *
     * @param job of this job alone, or of all where {@code null}
     */
    List<ScheduledRun> runs(@Nullable String job, int limit);

    /** Whether a living service keeps the schedules and launches what is enqueued. */
    boolean served();

    /**
     * Runs of the job that come due from now on are skipped, until it is resumed.
     *
     * @return whether it was not paused before
     * @throws InvalidDefinitionException when there is no such job
     */
    boolean pause(String job, String requestedBy);

    /**
     * @return whether it was paused
     * @throws InvalidDefinitionException when there is no such job
     */
    boolean resume(String job);

    /**
     * Enqueues a run now, whatever the schedule says; a service launches it.
     *
     * @param date the batch's date; today's where {@code null}
     * @throws InvalidDefinitionException when there is no such job, or it cannot run
     */
    ScheduledRun trigger(String job, @Nullable LocalDate date);

    /** The same, launched by this process, which has to be a launcher; returns when it has ended. */
    ScheduledRun runNow(String job, @Nullable LocalDate date, ProgressListener progress);

    /**
     * The dates on which a job was or would have been due; every date for a job without a schedule.
     *
     * @param from first date
     * @param to last date
     * @throws InvalidDefinitionException when there is no such job, or it cannot run
     */
    List<ScheduledJob.Due> dates(String job, LocalDate from, LocalDate to);

    /**
     * Runs a date's batch in this process, which has to be a launcher, and returns when it has ended. The date's run is a row of its
     * own; a date that was backfilled before is run again, which for the same inputs does nothing twice.
     *
     * @param dryRun search and match only; leaves no row
     * @return what became of it; still {@code RUNNING} when another process is at it
     */
    Backfilled backfill(String job, ScheduledJob.Due due, boolean dryRun, ProgressListener progress);

    /**
     * @param before whether the batch had ended before it was asked for
     * @param failed whether it came to no batch though it should have
     * @param summary of the batch, where there is one; of the worst where there are several
     * @param reason why there is none
     */
    record Backfilled(
            LocalDate date,
            boolean before,
            boolean failed,
            @Nullable BatchSummary summary,
            @Nullable String reason) {}
}
