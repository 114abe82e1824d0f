package io.segue.batch.schedule;

import io.segue.batch.ledger.ScheduledJobStore;
import io.segue.batch.ledger.ScheduledRunStore;
import io.segue.batch.ledger.ScheduledTaskStore;
import io.segue.batch.ledger.ServiceStore;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Keeps the schedules while a service runs: looks at the job files, ticks, launches what is enqueued. Nothing here ends for a failure: it is
 * logged and tried again at the next turn.
 */
@Component
@Lazy(false)
@ConditionalOnProperty(name = "segue.role", havingValue = "service")
class ScheduleService implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ScheduleService.class);

    private static final long FILES_SECONDS = 5;
    private static final long LAUNCH_SECONDS = 1;
    private static final long RENEW_SECONDS = 5;
    private static final int TURNS = 3;
    private static final Duration POLL = Duration.ofSeconds(2);

    private final JobFolder folder;
    private final Ticks ticks;
    private final LaunchExecutor launches;
    private final ScheduledExecutorService turns;
    private volatile boolean running;

    ScheduleService(
            JobFolder folder,
            Reckoning reckoning,
            ScheduledTaskStore tasks,
            ScheduledJobStore jobs,
            ScheduledRunStore runs,
            ServiceStore services,
            RunLauncher launcher,
            Clock clock,
            @Value("${segue.schedule.concurrency:2}") int concurrency) {
        String owner = "service-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        this.folder = folder;
        this.launches = new LaunchExecutor(owner, concurrency, runs, services, launcher, clock);
        this.ticks = new Ticks(tasks, jobs, reckoning, clock, POLL, launches::look);
        this.turns = Executors.newScheduledThreadPool(TURNS, task -> {
            Thread thread = new Thread(task, "schedule");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void start() {
        running = true;
        every(RENEW_SECONDS, launches::renew);
        every(FILES_SECONDS, this::takeUpFiles);
        every(LAUNCH_SECONDS, launches::look);
        ticks.start();
    }

    private void takeUpFiles() {
        folder.look();
        ticks.set();
    }

    private void every(long seconds, Runnable turn) {
        var unused = turns.scheduleWithFixedDelay(
                () -> {
                    try {
                        turn.run();
                    } catch (RuntimeException e) {
                        if (running) {
                            log.warn("Schedules: trying again in {} s.", seconds, e);
                        }
                    }
                },
                0,
                seconds,
                TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        turns.shutdownNow();
        ticks.stop();
        launches.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Among the first to stop: what it launches stands on everything else. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
