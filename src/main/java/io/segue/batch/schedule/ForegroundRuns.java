package io.segue.batch.schedule;

import io.segue.batch.Batches.ProgressListener;
import io.segue.batch.JobDefinitions.JobText;
import io.segue.batch.ScheduledRun;
import io.segue.batch.ledger.ScheduledRunStore;
import io.segue.batch.schedule.RunLauncher.Terms;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs that a command carries out itself, of the job file as it is. Should the command die, a service ends what it had begun. */
@Component
class ForegroundRuns implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ForegroundRuns.class);
    private static final long HEARTBEAT_SECONDS = 5;

    private final String owner = "command-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    private final ScheduledRunStore runs;
    private final RunLauncher launcher;
    private final Clock clock;
    private final ScheduledExecutorService heartbeat;

    ForegroundRuns(ScheduledRunStore runs, RunLauncher launcher, Clock clock) {
        this.runs = runs;
        this.launcher = launcher;
        this.clock = clock;
        this.heartbeat = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "scheduled-run-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        var unused =
                heartbeat.scheduleWithFixedDelay(this::renew, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    private void renew() {
        try {
            runs.renew(owner);
        } catch (RuntimeException e) {
            log.warn("Could not keep what this command is at; trying again in {} s.", HEARTBEAT_SECONDS, e);
        }
    }

    /** Returns what became of the run; one that a living owner is at is left alone. */
    ScheduledRun carryOut(ScheduledRun run, JobText text, ProgressListener progress) {
        if (!runs.takeAfresh(run.runId(), owner, clock.instant())) {
            return runs.get(run.runId());
        }
        try {
            launcher.carryOut(runs.get(run.runId()), new Terms(owner, text, 1, progress));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return runs.get(run.runId());
    }

    @Override
    public void close() {
        heartbeat.shutdownNow();
    }
}
