package io.segue.batch.ledger;

import static io.segue.batch.ledger.DatabaseClock.at;
import static io.segue.batch.ledger.ScheduledJobStore.instant;

import io.segue.batch.BatchState;
import io.segue.batch.ScheduledRun;
import io.segue.batch.ScheduledRun.Cause;
import io.segue.batch.ScheduledRun.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The runs of scheduled jobs: one row per job, due time and kind. A running one belongs to an owner, who renews it by the database's
 * clock; only the owner says how it ended.
 */
@Repository
public class ScheduledRunStore {

    /** How long a run stays its owner's without being renewed. */
    public static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);

    private final JdbcTemplate jdbc;
    private final ScheduledJobStore jobs;
    private final DatabaseClock clock;

    ScheduledRunStore(JdbcTemplate jdbc, ScheduledJobStore jobs, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** A run as it is decided on. */
    public record NewRun(
            Instant due,
            LocalDate date,
            Cause cause,
            State state,
            @Nullable String reason,
            Instant startAfter) {}

    /** Adds a run unless its due time has one of that kind. The caller holds the job's lock. */
    public void add(String job, NewRun run) {
        if (find(job, run.due(), run.cause()).isPresent()) {
            return;
        }
        jdbc.update(
                """
                INSERT INTO scheduled_run (job_name, due_at, logical_date, cause, kind, state, reason, start_after, attempts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)
                """,
                job,
                at(run.due()),
                run.date(),
                run.cause().name(),
                run.cause().kind(),
                run.state().name(),
                Rows.storable(run.reason()),
                at(run.startAfter()));
    }

    public Optional<ScheduledRun> find(String job, Instant due, Cause cause) {
        return jdbc
                .query(
                        "SELECT * FROM scheduled_run WHERE job_name = ? AND due_at = ? AND kind = ?",
                        (row, n) -> run(row),
                        job,
                        at(due),
                        cause.kind())
                .stream()
                .findFirst();
    }

    public ScheduledRun get(long runId) {
        return jdbc.query("SELECT * FROM scheduled_run WHERE run_id = ?", (row, n) -> run(row), runId).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No scheduled run " + runId + " in the ledger."));
    }

    /** Most recently due first. */
    public List<ScheduledRun> latest(@Nullable String job, int limit) {
        return jdbc.query(
                "SELECT * FROM scheduled_run WHERE job_name = COALESCE(?, job_name) ORDER BY due_at DESC, run_id DESC LIMIT ?",
                (row, n) -> run(row),
                job,
                limit);
    }

    /** Runs under way or waiting for their turn, backfills apart; the one under way first. */
    public List<ScheduledRun> active(String job) {
        return jdbc.query("""
                SELECT * FROM scheduled_run WHERE job_name = ? AND state IN ('RUNNING', 'QUEUED') AND kind <> 'BACKFILL'
                ORDER BY state DESC, due_at
                """, (row, n) -> run(row), job);
    }

    /**
     * Takes a run whose turn it is: one whose owner is gone, else the first one due of a job that has none under way and is not paused.
     *
     * @param now by which runs may start
     */
    public Optional<ScheduledRun> claim(String owner, Instant now) {
        for (long runId : jdbc.queryForList("""
                SELECT run_id FROM scheduled_run WHERE state = 'RUNNING' AND expires_at < ? ORDER BY due_at
                """, Long.class, clock.now())) {
            if (take(runId, owner, now)) {
                return Optional.of(get(runId));
            }
        }
        for (String job : jdbc.queryForList("""
                SELECT DISTINCT job_name FROM scheduled_run WHERE state = 'QUEUED' AND start_after <= ? AND kind <> 'BACKFILL'
                """, String.class, at(now))) {
            Optional<ScheduledRun> claimed = jobs.locked(
                    job, row -> next(job, row.pausedAt() != null, now).filter(run -> take(run.runId(), owner, now)));
            if (claimed.isPresent()) {
                return Optional.of(get(claimed.get().runId()));
            }
        }
        return Optional.empty();
    }

    private Optional<ScheduledRun> next(String job, boolean paused, Instant now) {
        List<ScheduledRun> active = active(job);
        if (active.stream().anyMatch(run -> run.state() == State.RUNNING)) {
            return Optional.empty();
        }
        return active.stream()
                .filter(run -> !run.startAfter().isAfter(now))
                .filter(run -> !paused || run.cause() == Cause.TRIGGER)
                .findFirst();
    }

    /** Takes this run unless a living owner has it, whatever state it is in. */
    public boolean take(long runId, String owner, Instant now) {
        OffsetDateTime database = clock.now();
        return jdbc.update("""
                UPDATE scheduled_run SET state = 'RUNNING', owner = ?, expires_at = ?, attempts = attempts + 1,
                                         started_at = COALESCE(started_at, ?), finished_at = NULL
                WHERE run_id = ? AND (state <> 'RUNNING' OR expires_at < ?)
                """, owner, database.plus(TIME_TO_LIVE), at(now), runId, database) == 1;
    }

    /** Takes this run to do it over, as if it had not been tried; unless a living owner has it. */
    public boolean takeAfresh(long runId, String owner, Instant now) {
        OffsetDateTime database = clock.now();
        return jdbc.update("""
                UPDATE scheduled_run SET state = 'RUNNING', owner = ?, expires_at = ?, attempts = 1, start_after = ?, started_at = ?,
                                         finished_at = NULL, reason = NULL, outcome = NULL
                WHERE run_id = ? AND (state <> 'RUNNING' OR expires_at < ?)
                """, owner, database.plus(TIME_TO_LIVE), at(now), at(now), runId, database) == 1;
    }

    /** Keeps everything the owner is at. */
    public void renew(String owner) {
        jdbc.update(
                "UPDATE scheduled_run SET expires_at = ? WHERE owner = ? AND state = 'RUNNING'",
                clock.now().plus(TIME_TO_LIVE),
                owner);
    }

    /** Leaves what the owner is at to others, at once; having begun it does not count as an attempt. */
    public void release(String owner) {
        jdbc.update(
                "UPDATE scheduled_run SET expires_at = ?, attempts = attempts - 1 WHERE owner = ? AND state = 'RUNNING'",
                clock.now().minusSeconds(1),
                owner);
    }

    /** Leaves a run to whoever comes next, at once. */
    public void orphan(long runId, String owner) {
        jdbc.update(
                "UPDATE scheduled_run SET expires_at = ? WHERE run_id = ? AND owner = ? AND state = 'RUNNING'",
                clock.now().minusSeconds(1),
                runId,
                owner);
    }

    /** Notes the batch a run has led to, while it is the owner's. */
    public void launched(long runId, String owner, String batchId) {
        jdbc.update(
                "UPDATE scheduled_run SET batch_id = ? WHERE run_id = ? AND owner = ? AND state = 'RUNNING'",
                batchId,
                runId,
                owner);
    }

    /** Notes something about a run, while it is the owner's. */
    public void note(long runId, String owner, String reason) {
        jdbc.update(
                "UPDATE scheduled_run SET reason = ? WHERE run_id = ? AND owner = ? AND state = 'RUNNING'",
                Rows.storable(reason),
                runId,
                owner);
    }

    /** Ends a run with its batch, while it is the owner's. */
    public void end(long runId, String owner, String batchId, BatchState outcome, Instant now) {
        jdbc.update("""
                UPDATE scheduled_run SET state = 'ENDED', batch_id = ?, outcome = ?, finished_at = ?, expires_at = NULL
                WHERE run_id = ? AND owner = ? AND state = 'RUNNING'
                """, batchId, outcome.name(), at(now), runId, owner);
    }

    /** Ends a run without the end of a batch, while it is the owner's. */
    public void close(long runId, String owner, State state, String reason, Instant now) {
        jdbc.update("""
                UPDATE scheduled_run SET state = ?, reason = ?, finished_at = ?, expires_at = NULL
                WHERE run_id = ? AND owner = ? AND state = 'RUNNING'
                """, state.name(), Rows.storable(reason), at(now), runId, owner);
    }

    /** Puts a run back, to be taken again later, while it is the owner's. */
    public void again(long runId, String owner, String reason, Instant startAfter) {
        jdbc.update("""
                UPDATE scheduled_run SET state = 'QUEUED', reason = ?, start_after = ?, expires_at = NULL
                WHERE run_id = ? AND owner = ? AND state = 'RUNNING'
                """, Rows.storable(reason), at(startAfter), runId, owner);
    }

    /** Due times still waiting will not be met. The caller holds the job's lock. */
    public void skipQueued(String job, String reason) {
        jdbc.update(
                "UPDATE scheduled_run SET state = 'SKIPPED', reason = ? WHERE job_name = ? AND state = 'QUEUED' AND kind = 'CRON'",
                Rows.storable(reason),
                job);
    }

    private static ScheduledRun run(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new ScheduledRun(
                row.getLong("run_id"),
                row.getString("job_name"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("logical_date", LocalDate.class),
                Cause.valueOf(row.getString("cause")),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getObject("start_after", OffsetDateTime.class).toInstant(),
                row.getString("batch_id"),
                outcome == null ? null : BatchState.valueOf(outcome),
                row.getInt("attempts"),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }
}
