package io.segue.batch.schedule;

import io.segue.batch.ScheduledRun;
import io.segue.batch.ScheduledRun.Cause;
import io.segue.batch.ScheduledRun.State;
import io.segue.batch.ledger.ScheduledJobStore.JobRow;
import io.segue.batch.ledger.ScheduledRunStore.NewRun;
import io.segue.batch.schedule.Schedule.CatchUp;
import io.segue.batch.schedule.Schedule.Overlap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of the due times that have come since somebody last looked: each becomes a run that waits for its turn, or one that
 * says why it does not. Decides only; keeps nothing.
 */
final class DueRuns {

    /** A due time noticed later than this was missed: a service that lives notices within seconds. */
    static final Duration GRACE = Duration.ofMinutes(1);

    /** So many due times get a run each; what is older is told in one. */
    static final int MOST = 1000;

    private final JobRow job;
    private final Schedule schedule;
    private final Instant now;
    private final List<NewRun> runs = new ArrayList<>();
    private @Nullable String busy;
    private int waiting;

    private DueRuns(JobRow job, Schedule schedule, List<ScheduledRun> active, Instant now) {
        this.job = job;
        this.schedule = schedule;
        this.now = now;
        this.busy = active.isEmpty() ? null : busy(active.get(0));
        this.waiting =
                (int) active.stream().filter(run -> run.state() == State.QUEUED).count();
    }

    /**
     * @param active runs of the job under way or waiting, the one under way first
     * @param from due times up to here were decided on before
     */
    static List<NewRun> of(JobRow job, Schedule schedule, List<ScheduledRun> active, Instant from, Instant now) {
        DueRuns decided = new DueRuns(job, schedule, active, now);
        decided.decide(decided.due(from));
        return decided.runs;
    }

    private Deque<Instant> due(Instant from) {
        Deque<Instant> due = new ArrayDeque<>();
        long untold = 0;
        Instant first = null;
        Instant last = from;
        Optional<Instant> next = schedule.next(from);
        while (next.isPresent() && !next.get().isAfter(now)) {
            due.add(next.get());
            if (due.size() > MOST) {
                last = due.remove();
                first = first == null ? last : first;
                untold++;
            }
            next = schedule.next(next.get());
        }
        if (first != null) {
            add(
                    last,
                    Cause.CRON,
                    State.MISSED,
                    untold + " due times from " + time(first) + " to " + time(last) + " were missed");
        }
        return due;
    }

    private void decide(Deque<Instant> due) {
        List<Instant> missed = new ArrayList<>();
        List<Instant> inTime = new ArrayList<>();
        for (Instant time : due) {
            if (job.pausedAt() != null && !time.isBefore(job.pausedAt())) {
                add(time, Cause.CRON, State.SKIPPED, "paused since " + time(job.pausedAt()) + " by " + job.pausedBy());
            } else if (time.plus(GRACE).isBefore(now)) {
                missed.add(time);
            } else {
                inTime.add(time);
            }
        }
        for (int i = 0; i < missed.size(); i++) {
            missed(missed.get(i), i == missed.size() - 1 && inTime.isEmpty());
        }
        inTime.forEach(this::inTime);
    }

    private void missed(Instant due, boolean latest) {
        if (schedule.catchUp() == CatchUp.NONE) {
            add(due, Cause.CRON, State.MISSED, "no service was there when it was due (catchUp: none)");
        } else if (due.plus(schedule.window()).isBefore(now)) {
            add(
                    due,
                    Cause.CRON,
                    State.MISSED,
                    "no service was there when it was due, and catching up ends after "
                            + Spans.text(schedule.window()));
        } else if (schedule.catchUp() == CatchUp.LAST && !latest) {
            add(
                    due,
                    Cause.CRON,
                    State.MISSED,
                    "no service was there when it was due; a later run stands for it (catchUp: last)");
        } else {
            add(due, Cause.CATCH_UP, State.QUEUED, "caught up with: no service was there when it was due");
            enqueued(due);
        }
    }

    private void inTime(Instant due) {
        if (busy != null && schedule.overlap() == Overlap.SKIP) {
            add(due, Cause.CRON, State.SKIPPED, busy + " (overlap: skip)");
        } else if (busy != null && waiting >= schedule.queue()) {
            add(
                    due,
                    Cause.CRON,
                    State.SKIPPED,
                    waiting + " runs are waiting already (queue: " + schedule.queue() + ")");
        } else {
            add(due, Cause.CRON, State.QUEUED, busy == null ? null : "waits: " + busy);
            enqueued(due);
        }
    }

    private void enqueued(Instant due) {
        waiting++;
        if (busy == null) {
            busy = "the run due " + time(due) + " has not ended";
        }
    }

    private void add(Instant due, Cause cause, State state, @Nullable String reason) {
        Instant start = state == State.QUEUED ? schedule.start(job.name(), due) : due;
        runs.add(new NewRun(due, schedule.date(due), cause, state, reason, start));
    }

    private String busy(ScheduledRun run) {
        String name = "the run due " + time(run.due());
        if (run.state() == State.QUEUED) {
            return name + " is still waiting to start";
        }
        return (run.batchId() == null ? name : "batch " + run.batchId() + " of " + name) + " is still running";
    }

    private String time(Instant instant) {
        return Spans.time(instant, schedule.clock());
    }
}
