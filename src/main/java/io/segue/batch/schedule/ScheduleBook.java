package io.segue.batch.schedule;

import io.segue.batch.BatchSummary;
import io.segue.batch.Batches;
import io.segue.batch.Batches.ProgressListener;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.JobDefinitions;
import io.segue.batch.JobDefinitions.JobText;
import io.segue.batch.ScheduledJob;
import io.segue.batch.ScheduledJob.Due;
import io.segue.batch.ScheduledRun;
import io.segue.batch.ScheduledRun.Cause;
import io.segue.batch.ScheduledRun.State;
import io.segue.batch.Schedules;
import io.segue.batch.ledger.ScheduledJobStore;
import io.segue.batch.ledger.ScheduledJobStore.JobRow;
import io.segue.batch.ledger.ScheduledRunStore;
import io.segue.batch.ledger.ScheduledRunStore.NewRun;
import io.segue.batch.ledger.ServiceStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Schedules as commands see them: what is in force, what became of it, and what is asked of it. */
@Service
class ScheduleBook implements Schedules {

    private static final int MOST_DATES = 10_000;

    private final JobDefinitions definitions;
    private final ScheduledJobStore jobs;
    private final ScheduledRunStore runs;
    private final ServiceStore services;
    private final Reckoning reckoning;
    private final ScheduledJobs overview;
    private final Clock clock;
    private final ObjectProvider<Batches> batches;
    private final ObjectProvider<ForegroundRuns> foreground;
    private final Launches launches;

    ScheduleBook(
            JobDefinitions definitions,
            ScheduledJobStore jobs,
            ScheduledRunStore runs,
            ServiceStore services,
            Reckoning reckoning,
            ScheduledJobs overview,
            Clock clock,
            ObjectProvider<Batches> batches,
            ObjectProvider<ForegroundRuns> foreground,
            Launches launches) {
        this.definitions = definitions;
        this.jobs = jobs;
        this.runs = runs;
        this.services = services;
        this.reckoning = reckoning;
        this.overview = overview;
        this.clock = clock;
        this.batches = batches;
        this.foreground = foreground;
        this.launches = launches;
    }

    @Override
    public List<ScheduledJob> jobs() {
        return overview.all();
    }

    @Override
    public List<ScheduledRun> runs(@Nullable String job, int limit) {
        return runs.latest(job, limit);
    }

    @Override
    public boolean served() {
        return services.anyAlive();
    }

    @Override
    public boolean pause(String job, String requestedBy) {
        boolean active = register(job).pausedAt() == null;
        if (active) {
            reckoning.accountAnd(job, now -> jobs.pause(job, now, requestedBy));
        }
        return active;
    }

    @Override
    public boolean resume(String job) {
        boolean paused = register(job).pausedAt() != null;
        if (paused) {
            reckoning.accountAnd(job, now -> jobs.resume(job));
        }
        return paused;
    }

    @Override
    public ScheduledRun trigger(String job, @Nullable LocalDate date) {
        JobRow row = register(job);
        if (row.definition() == null) {
            definitions.outline(file(job)); // says what is wrong with it now rather than later
        }
        return enqueue(row, date);
    }

    @Override
    public ScheduledRun runNow(String job, @Nullable LocalDate date, ProgressListener progress) {
        JobRow row = register(job);
        JobText text = file(job);
        definitions.outline(text);
        return foreground.getObject().carryOut(enqueue(row, date), text, progress);
    }

    private ScheduledRun enqueue(JobRow job, @Nullable LocalDate date) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ZoneId zone = job.zone() == null ? ZoneId.systemDefault() : job.zone();
        LocalDate day = date == null ? now.atZone(zone).toLocalDate() : date;
        return add(job.name(), new NewRun(now, day, Cause.TRIGGER, State.QUEUED, null, now));
    }

    private ScheduledRun add(String job, NewRun run) {
        return jobs.locked(job, row -> {
            runs.add(job, run);
            return runs.find(job, run.due(), run.cause()).orElseThrow();
        });
    }

    @Override
    public List<Due> dates(String job, LocalDate from, LocalDate to) {
        Schedule schedule = Schedule.of(definitions.outline(file(job)))
                .map(said -> said.in(ZoneId.systemDefault()))
                .orElse(null);
        List<Due> dates = new ArrayList<>();
        if (schedule == null) {
            for (LocalDate date = from; !date.isAfter(to) && dates.size() < MOST_DATES; date = date.plusDays(1)) {
                dates.add(new Due(date.atStartOfDay(ZoneId.systemDefault()).toInstant(), date));
            }
            return dates;
        }
        LocalDate date = from;
        while (!date.isAfter(to) && dates.size() < MOST_DATES) {
            Instant midnight = date.atStartOfDay(schedule.clock()).toInstant();
            Optional<Instant> due = schedule.next(midnight.minusNanos(1));
            if (due.isEmpty() || schedule.date(due.get()).isAfter(to)) {
                break;
            }
            dates.add(new Due(due.get(), schedule.date(due.get())));
            date = schedule.date(due.get()).plusDays(1);
        }
        return dates;
    }

    @Override
    public Backfilled backfill(String job, Due due, boolean dryRun, ProgressListener progress) {
        JobText text = file(job);
        Instant began = clock.instant();
        if (dryRun) {
            return rehearse(text, due, began, progress);
        }
        register(job);
        ScheduledRun added = add(job, new NewRun(due.at(), due.date(), Cause.BACKFILL, State.QUEUED, null, began));
        ScheduledRun run = foreground.getObject().carryOut(added, text, progress);
        BatchSummary summary = Optional.ofNullable(run.batchId())
                .flatMap(batches.getObject()::find)
                .orElse(null);
        String reason = run.state() == State.RUNNING ? "another process is at it" : run.reason();
        boolean failed = run.state() != State.ENDED && run.state() != State.SKIPPED;
        return backfilled(due, began, failed, run.state() == State.ENDED ? summary : null, reason);
    }

    private Backfilled rehearse(JobText text, Due due, Instant began, ProgressListener progress) {
        try {
            BatchSummary worst = new Lanes(batches.getObject())
                    .run(launches.of(text, due.date(), true), progress)
                    .orElse(null);
            return backfilled(due, began, false, worst, worst == null ? RunLauncher.NOTHING : null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return backfilled(due, began, true, null, "interrupted");
        } catch (InvalidDefinitionException e) {
            return backfilled(due, began, true, null, e.getMessage());
        }
    }

    private static Backfilled backfilled(
            Due due, Instant began, boolean failed, @Nullable BatchSummary summary, @Nullable String reason) {
        Instant finished = summary == null ? null : summary.finishedAt();
        return new Backfilled(due.date(), finished != null && finished.isBefore(began), failed, summary, reason);
    }

    /** The job's row, also of one that no service has seen yet. */
    private JobRow register(String job) {
        Optional<JobRow> known = jobs.find(job);
        if (known.isEmpty()) {
            jobs.register(job, file(job).file());
            known = jobs.find(job);
        }
        return known.orElseThrow();
    }

    private JobText file(String job) {
        for (Path file : definitions.files()) {
            JobText text = JobFolder.read(definitions, file);
            if (text.name().equals(job)) {
                return text;
            }
        }
        throw new InvalidDefinitionException(
                Location.commandLine(job), "there is no such job. 'segue jobs' lists the job files.");
    }
}
