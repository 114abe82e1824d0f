package io.segue.batch.schedule;

import static org.awaitility.Awaitility.await;

import io.segue.batch.Batches;
import io.segue.batch.JobDefinitions;
import io.segue.batch.ScheduledRun;
import io.segue.batch.ScheduledRun.State;
import io.segue.batch.definition.Project;
import io.segue.batch.ledger.LedgerFixture;
import io.segue.batch.ledger.ScheduledJobStore.JobRow;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A service as the product puts it together, whose turns the test takes. */
final class TestService {

    static final int CONCURRENCY = 2;

    final ScheduleBook book;
    private final LedgerFixture ledger;
    private final Clock clock;
    private final JobFolder folder;
    private final Reckoning reckoning;
    private final LaunchExecutor launches;
    private @Nullable Ticks ticks;

    TestService(LedgerFixture ledger, Project project, FakeBatches batches, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        JobDefinitions definitions = project.definitions();
        DefinitionsInForce inForce = new DefinitionsInForce(definitions);
        Launches requests = new Launches(definitions);
        RunLauncher launcher =
                new RunLauncher(batches, requests, ledger.scheduledJobs, ledger.scheduledRuns, inForce, clock);
        this.reckoning = new Reckoning(ledger.scheduledJobs, ledger.scheduledRuns, inForce, clock);
        this.folder = new JobFolder(
                definitions, ledger.scheduledJobs, ledger.scheduledRuns, reckoning, clock, project.folder);
        this.launches = new LaunchExecutor(
                "service-" + UUID.randomUUID(), CONCURRENCY, ledger.scheduledRuns, ledger.services, launcher, clock);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("batches", batches);
        beans.addBean("foreground", new ForegroundRuns(ledger.scheduledRuns, launcher, clock));
        this.book = new ScheduleBook(
                definitions,
                ledger.scheduledJobs,
                ledger.scheduledRuns,
                ledger.services,
                reckoning,
                new ScheduledJobs(definitions, ledger.scheduledJobs, inForce, clock),
                clock,
                beans.getBeanProvider(Batches.class),
                beans.getBeanProvider(ForegroundRuns.class),
                requests);
    }

    /** Takes up files, accounts for what is due, launches it, and waits until nothing more can be done at this moment. */
    void turn() {
        turnWithoutWaiting();
        until(() -> {
            launches.look();
            return ledger.scheduledRuns.latest(null, 2000).stream().noneMatch(this::canGoOn);
        });
    }

    private boolean canGoOn(ScheduledRun run) {
        return run.state() == State.RUNNING
                || run.state() == State.QUEUED && !run.startAfter().isAfter(clock.instant());
    }

    static void until(Callable<Boolean> condition) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(condition);
    }

    void turnWithoutWaiting() {
        launches.renew();
        folder.look();
        for (JobRow job : ledger.scheduledJobs.all()) {
            reckoning.account(job.name());
        }
        launches.look();
    }

    void stop() {
        launches.stop();
    }

    void startTicking() {
        ticks = new Ticks(
                ledger.scheduledTasks, ledger.scheduledJobs, reckoning, clock, Duration.ofMillis(50), launches::look);
        ticks.set();
        ticks.start();
    }

    void stopTicking() {
        ticks.stop();
    }
}
