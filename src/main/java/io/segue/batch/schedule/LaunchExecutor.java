package io.segue.batch.schedule;

import io.segue.batch.ScheduledRun;
import io.segue.batch.ledger.ScheduledRunStore;
import io.segue.batch.ledger.ServiceStore;
import io.segue.batch.schedule.RunLauncher.Terms;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes runs whose turn it is and carries them out, so many at a time. Whatever it is at stays its own while it keeps renewing; when it
 * stops, or its process dies, others take over.
 */
final class LaunchExecutor {

    private static final Logger log = LoggerFactory.getLogger(LaunchExecutor.class);
    private static final long STOP_SECONDS = 10;
    private static final int TRIES = 3;

    private final String owner;
    private final ScheduledRunStore runs;
    private final ServiceStore services;
    private final RunLauncher launcher;
    private final Clock clock;
    private final Semaphore free;
    private final ExecutorService threads;
    private volatile boolean stopping;

    LaunchExecutor(
            String owner,
            int concurrency,
            ScheduledRunStore runs,
            ServiceStore services,
            RunLauncher launcher,
            Clock clock) {
        this.owner = owner;
        this.runs = runs;
        this.services = services;
        this.launcher = launcher;
        this.clock = clock;
        this.free = new Semaphore(concurrency);
        this.threads = Executors.newFixedThreadPool(concurrency, task -> {
            Thread thread = new Thread(task, "schedule-launch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts what may be started, as far as there is room. */
    void look() {
        while (!stopping && free.tryAcquire()) {
            Optional<ScheduledRun> claimed = Optional.empty();
            try {
                claimed = runs.claim(owner, clock.instant());
            } finally {
                if (claimed.isEmpty()) {
                    free.release();
                }
            }
            if (claimed.isEmpty()) {
                return;
            }
            ScheduledRun run = claimed.get();
            threads.execute(() -> carryOut(run));
        }
    }

    private void carryOut(ScheduledRun run) {
        try {
            launcher.carryOut(run, new Terms(owner, null, TRIES, progress -> {}));
        } catch (InterruptedException e) {
            log.info("Leaving the run of job {} due {} to whoever comes next.", run.job(), run.due());
        } catch (RuntimeException e) {
            // its row stays ours until it expires, and is then taken again
            log.error("What became of the run of job {} due {} could not be recorded.", run.job(), run.due(), e);
            if (!stopping) {
                orphaned(run);
            }
        } finally {
            free.release();
        }
    }

    private void orphaned(ScheduledRun run) {
        try {
            runs.orphan(run.runId(), owner);
        } catch (RuntimeException e) {
            log.warn("Run {} will be taken again once this service ends.", run.runId(), e);
        }
    }

    /** Says that this service lives, and keeps what it is at. */
    void renew() {
        services.alive(owner);
        runs.renew(owner);
    }

    /** Ends without ending what it is at: that is left to others, or to the next start. */
    void stop() {
        stopping = true;
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.warn("Launches were still going {} s after they were told to stop.", STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        runs.release(owner);
        services.gone(owner);
    }
}
