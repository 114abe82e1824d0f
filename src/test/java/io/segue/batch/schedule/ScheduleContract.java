package io.segue.batch.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.BatchFailedException;
import io.segue.batch.BatchState;
import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.ScheduledJob;
import io.segue.batch.ScheduledRun;
import io.segue.batch.ScheduledRun.Cause;
import io.segue.batch.ScheduledRun.State;
import io.segue.batch.definition.Project;
import io.segue.batch.ledger.LedgerFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What schedules do, on any database: services of one ledger and one jobs folder, a clock that moves when told to. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ScheduleContract {

    private static final String NIGHTLY = "schedule:\n  cron: 0 2 * * *\n  zone: UTC\n";

    private static final ScheduledRun NONE = new ScheduledRun(
            0,
            "",
            Instant.EPOCH,
            LocalDate.EPOCH,
            Cause.CRON,
            State.MISSED,
            null,
            Instant.EPOCH,
            null,
            null,
            0,
            null,
            null);

    final LedgerFixture ledger;
    private final SettableClock clock = new SettableClock("2026-11-22T12:00:00Z");
    private final FakeBatches batches = new FakeBatches();

    @TempDir
    private Path folder;

    private Project project;
    private TestService service;

    ScheduleContract(LedgerFixture ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void startAService() {
        ledger.forgetSchedules();
        project = new Project(folder);
        service = newService();
    }

    private TestService newService() {
        return new TestService(ledger, project, batches, clock);
    }

    private void job(String schedule) {
        job("nightly", schedule);
    }

    private void job(String name, String schedule) {
        project.write("jobs/" + name + ".yaml", (Project.MINIMAL + schedule).getBytes(StandardCharsets.UTF_8));
    }

    /** The clock moves on and the service notices. */
    private void at(String time) {
        clock.set(time);
        service.turn();
    }

    /** Runs as lines, in the order they were due. */
    private List<String> runs() {
        List<String> lines = new ArrayList<>();
        for (ScheduledRun run : all()) {
            lines.add(
                    0,
                    run.due() + " " + run.cause() + " " + (run.state() == State.ENDED ? run.outcome() : run.state()));
        }
        return lines;
    }

    private List<ScheduledRun> all() {
        return service.book.runs(null, 2000);
    }

    /** The run due last; while there is none, one that says nothing. */
    private ScheduledRun latest() {
        return all().stream().findFirst().orElse(NONE);
    }

    private ScheduledRun await(Predicate<ScheduledRun> condition) {
        TestService.until(() -> condition.test(latest()));
        return latest();
    }

    private ScheduledJob overview() {
        return service.book.jobs().stream()
                .filter(job -> job.name().equals("nightly"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void runsAJobWhenItIsDueForThatDate() {
        job(NIGHTLY);
        at("2026-11-22T12:00:00Z");
        assertThat(overview().plan().next()).isEqualTo("2026-11-23T02:00:00Z");

        at("2026-11-23T01:59:59Z");
        assertThat(runs()).isEmpty();
        at("2026-11-23T02:00:03Z");

        assertThat(runs()).containsExactly("2026-11-23T02:00:00Z CRON APPLIED");
        assertThat(latest().batchId()).isEqualTo("nightly-2026-11-23");
        assertThat(latest().reason()).isNull();
        at("2026-11-23T02:00:20Z");
        assertThat(batches.launched).as("once only").hasSize(1);
    }

    @Test
    void takesTheDateFromTheSchedulesOwnZone() {
        job("schedule:\n  cron: 30 0 * * *\n  zone: Pacific/Auckland\n"); // 13 hours ahead
        at("2026-11-22T12:00:00Z");

        at("2026-11-23T11:30:01Z");

        assertThat(latest().batchId()).isEqualTo("nightly-2026-11-24");
    }

    @Test
    void runsOnceHoweverManyServicesNotice() throws Exception {
        job("schedule:\n  cron: '* * * * *'\n  zone: UTC\n");
        service.turn();
        List<TestService> services =
                IntStream.range(0, 4).mapToObj(i -> newService()).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int minute = 1; minute <= 5; minute++) {
                clock.advance(Duration.ofMinutes(1));
                List<Callable<Boolean>> turns = services.stream()
                        .<Callable<Boolean>>map(other -> () -> {
                            other.turn();
                            return true;
                        })
                        .toList();
                for (Future<Boolean> turn : threads.invokeAll(turns)) {
                    assertThat(turn.get()).isTrue();
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(all()).hasSize(5).allMatch(run -> run.state() == State.ENDED);
        assertThat(batches.launched).hasSize(5);
    }

    @Test
    void skipsWhatIsDueWhileTheJobIsBusyAndNamesTheBatch() {
        job(NIGHTLY);
        service.turn();
        CountDownLatch held = new CountDownLatch(1);
        batches.hold(held);
        clock.set("2026-11-23T02:00:00Z");
        service.turnWithoutWaiting();
        await(run -> run.batchId() != null);

        clock.set("2026-11-24T02:00:00Z");
        service.turnWithoutWaiting();

        assertThat(latest().state()).isEqualTo(State.SKIPPED);
        assertThat(latest().reason())
                .isEqualTo("batch nightly-2026-11-23 of the run due 2026-11-23 02:00 is still running (overlap: skip)");
        held.countDown();
        service.turn();
        assertThat(runs()).containsExactly("2026-11-23T02:00:00Z CRON APPLIED", "2026-11-24T02:00:00Z CRON SKIPPED");
    }

    @Test
    void queuesWhatIsDueWhileTheJobIsBusyUpToALimitAndSaysHowLateItStarts() {
        job(NIGHTLY + "  overlap: queue\n  queue: 1\n");
        service.turn();
        CountDownLatch held = new CountDownLatch(1);
        batches.hold(held);
        clock.set("2026-11-23T02:00:00Z");
        service.turnWithoutWaiting();
        await(run -> run.batchId() != null);
        for (int day = 24; day <= 25; day++) {
            clock.set("2026-11-" + day + "T02:00:00Z");
            service.turnWithoutWaiting();
        }
        assertThat(latest().reason()).isEqualTo("1 runs are waiting already (queue: 1)");
        assertThat(batches.launched).containsExactly("nightly-2026-11-23");

        held.countDown();
        service.turn();
        service.turn();

        assertThat(runs())
                .containsExactly(
                        "2026-11-23T02:00:00Z CRON APPLIED",
                        "2026-11-24T02:00:00Z CRON APPLIED",
                        "2026-11-25T02:00:00Z CRON SKIPPED");
        assertThat(all().get(1).reason())
                .isEqualTo(
                        "started 24h late; waits: batch nightly-2026-11-23 of the run due 2026-11-23 02:00 is still running");
    }

    @Test
    void tellsWhatWasMissedAndDoesNotCatchUpWhereToldNotTo() {
        job(NIGHTLY + "  catchUp: none\n");
        service.turn();

        at("2026-11-25T09:00:00Z");

        assertThat(runs())
                .containsExactly(
                        "2026-11-23T02:00:00Z CRON MISSED",
                        "2026-11-24T02:00:00Z CRON MISSED",
                        "2026-11-25T02:00:00Z CRON MISSED");
        assertThat(all()).extracting(ScheduledRun::reason).allMatch(reason -> reason.contains("catchUp: none"));
        assertThat(batches.launched).isEmpty();
    }

    @Test
    void catchesUpWithTheLastMissedRunUnlessToldOtherwise() {
        job(NIGHTLY);
        service.turn();

        at("2026-11-25T09:00:00Z");

        assertThat(runs())
                .containsExactly(
                        "2026-11-23T02:00:00Z CRON MISSED",
                        "2026-11-24T02:00:00Z CRON MISSED",
                        "2026-11-25T02:00:00Z CATCH_UP APPLIED");
        assertThat(latest().reason()).startsWith("started 7h late; caught up with");
        assertThat(batches.launched).containsExactly("nightly-2026-11-25");
    }

    @Test
    void catchesUpWithAllMissedRunsWithinItsWindowInOrder() {
        job(NIGHTLY + "  catchUp:\n    policy: all\n    window: 2d\n");
        service.turn();

        clock.set("2026-11-26T02:00:10Z");
        service.turn();
        service.turn();
        service.turn();

        assertThat(runs())
                .containsExactly(
                        "2026-11-23T02:00:00Z CRON MISSED",
                        "2026-11-24T02:00:00Z CRON MISSED",
                        "2026-11-25T02:00:00Z CATCH_UP APPLIED",
                        "2026-11-26T02:00:00Z CRON SKIPPED");
        assertThat(all().get(3).reason()).endsWith("catching up ends after 2d");
    }

    @Test
    void tellsThousandsOfMissedRunsWithoutListingEach() {
        job("schedule:\n  cron: '* * * * *'\n  zone: UTC\n  catchUp: none\n");
        service.turn();

        at("2026-11-23T12:00:30Z");

        assertThat(all()).hasSize(DueRuns.MOST + 1);
        assertThat(runs().get(0)).endsWith("MISSED");
        assertThat(all().get(DueRuns.MOST).reason())
                .isEqualTo("440 due times from 2026-11-22 12:01 to 2026-11-22 19:20 were missed");
    }

    @Test
    void skipsWhatIsDueWhilePausedAndSaysWhoPausedIt() {
        job(NIGHTLY);
        service.turn();
        assertThat(service.book.pause("nightly", "ann")).isTrue();
        assertThat(service.book.pause("nightly", "bob")).isFalse();

        at("2026-11-23T02:00:00Z");

        assertThat(runs()).containsExactly("2026-11-23T02:00:00Z CRON SKIPPED");
        assertThat(latest().reason()).isEqualTo("paused since 2026-11-22 12:00 by ann");
        clock.set("2026-11-24T12:00:00Z"); // the service is gone meanwhile
        assertThat(service.book.resume("nightly")).isTrue();
        at("2026-11-25T02:00:00Z");
        assertThat(runs())
                .containsExactly(
                        "2026-11-23T02:00:00Z CRON SKIPPED",
                        "2026-11-24T02:00:00Z CRON SKIPPED",
                        "2026-11-25T02:00:00Z CRON APPLIED");
    }

    @Test
    void launchesWhatIsTriggeredEvenWhilePausedAndForTheDateAskedFor() {
        job(NIGHTLY);
        service.turn();
        service.book.pause("nightly", "ann");

        service.book.trigger("nightly", LocalDate.parse("2026-10-31"));
        service.turn();

        assertThat(runs()).containsExactly("2026-11-22T12:00:00Z TRIGGER APPLIED");
        assertThat(batches.launched).containsExactly("nightly-2026-10-31");
        assertThatThrownBy(() -> service.book.trigger("no-such-job", null))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("there is no such job");
    }

    @Test
    void startsWithinItsJitterAndAlwaysAtTheSameMoment() {
        job(NIGHTLY + "  jitter: 30m\n");
        service.turn();
        at("2026-11-23T02:00:00Z");
        Duration later = Duration.between(latest().due(), latest().startAfter());
        assertThat(later).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(30));
        assertThat(latest().state()).isEqualTo(State.QUEUED);

        clock.advance(later);
        service.turn();

        assertThat(latest().state()).isEqualTo(State.ENDED);
        assertThat(latest().reason()).as("jitter is not lateness").isNull();
        Schedule schedule = Schedule.of(project.definitions()
                        .outline(JobFolder.read(project.definitions(), folder.resolve("jobs/nightly.yaml"))))
                .orElseThrow();
        assertThat(schedule.start("nightly", latest().due())).isEqualTo(latest().startAfter());
        assertThat(schedule.start("weekly", latest().due())).isNotEqualTo(latest().startAfter());
    }

    @Test
    void aRunWhoseServiceDiedIsTakenOverWithItsBatch() {
        job(NIGHTLY);
        service.turn();
        batches.hold(new CountDownLatch(1));
        clock.set("2026-11-23T02:00:00Z");
        service.turnWithoutWaiting();
        await(run -> run.batchId() != null);
        TestService other = newService();
        other.turnWithoutWaiting();
        assertThat(latest().attempts()).as("its owner lives").isEqualTo(1);

        ledger.ownersDied();
        job(NIGHTLY + "description: changed meanwhile\n");
        batches.end(batchId -> BatchState.APPLIED);
        other.turn();

        assertThat(latest().state()).isEqualTo(State.ENDED);
        assertThat(latest().attempts()).isEqualTo(2);
        assertThat(batches.resumed).containsExactly("nightly-2026-11-23");
    }

    @Test
    void aServiceThatStopsHandsItsRunsOnAtOnce() {
        job(NIGHTLY);
        service.turn();
        batches.hold(new CountDownLatch(1));
        clock.set("2026-11-23T02:00:00Z");
        service.turnWithoutWaiting();
        await(run -> run.batchId() != null);

        service.stop();
        batches.end(batchId -> BatchState.APPLIED);
        newService().turn();

        assertThat(latest().state()).isEqualTo(State.ENDED);
        assertThat(latest().attempts()).as("a restart is no failure").isEqualTo(1);
        assertThat(service.book.served()).isTrue();
    }

    @Test
    void aRunThatEndsItsServiceEveryTimeIsGivenUp() {
        job(NIGHTLY);
        service.turn();
        batches.hold(new CountDownLatch(1));
        clock.set("2026-11-23T02:00:00Z");
        for (int attempt = 1; attempt <= 6; attempt++) {
            newService().turnWithoutWaiting();
            int expected = attempt;
            await(run -> run.attempts() == expected);
            ledger.ownersDied();
        }

        assertThat(await(run -> run.state() == State.FAILED).reason())
                .isEqualTo("given up: 5 services ended while they were at it");
    }

    @Test
    void whatFailsForReasonsThatMayPassIsTriedAgain() {
        job(NIGHTLY);
        service.turn();
        batches.end(batchId -> {
            throw new BatchFailedException("Temporal does not answer", new IOException());
        });
        at("2026-11-23T02:00:00Z");
        assertThat(latest().state()).isEqualTo(State.QUEUED);
        assertThat(latest().reason()).isEqualTo("attempt 1: Temporal does not answer");

        at("2026-11-23T02:01:00Z");
        at("2026-11-23T02:03:00Z");

        assertThat(latest().state()).isEqualTo(State.FAILED);
        assertThat(latest().reason()).isEqualTo("Temporal does not answer (3 attempts)");
    }

    @Test
    void aJobWhoseInputIsMissingWhenItIsDueFailsWithFileAndLine() {
        project.write(
                "jobs/nightly.yaml",
                ("type: fake\n" + NIGHTLY + "input:\n  files: input/${date}.csv\n").getBytes(StandardCharsets.UTF_8));
        service.turn();
        assertThat(overview().remarks()).as("its day is still to come").isEmpty();

        at("2026-11-23T02:00:00Z");

        assertThat(latest().state()).isEqualTo(State.FAILED);
        assertThat(latest().reason())
                .contains("jobs/nightly.yaml:6: input.files: there is no file 'input/2026-11-23.csv'");
        project.write("input/2026-11-24.csv", new byte[] {'x'});
        at("2026-11-24T02:00:00Z");
        assertThat(latest().outcome()).isEqualTo(BatchState.APPLIED);
    }

    @Test
    void takesUpAChangedFileFromThenOn() {
        job(NIGHTLY);
        service.turn();
        clock.set("2026-11-23T02:00:30Z"); // due by the old schedule, noticed with the new one
        job("schedule:\n  cron: 0 4 * * *\n  zone: UTC\n");

        service.turn();
        at("2026-11-23T04:00:00Z");

        assertThat(runs()).containsExactly("2026-11-23T02:00:00Z CRON APPLIED", "2026-11-23T04:00:00Z CRON APPLIED");
        assertThat(overview().plan().cron()).isEqualTo("0 4 * * *");
    }

    @Test
    void keepsTheOldDefinitionWhereTheNewOneIsInvalidAndSaysSo() {
        job(NIGHTLY);
        service.turn();
        clock.set("2026-11-22T13:00:00Z");
        job("schedule:\n  cron: 0 25 * * *\n  zoen: UTC\n");
        service.turn();

        assertThat(overview().plan().cron()).isEqualTo("0 2 * * *");
        assertThat(overview().remarks())
                .hasSize(3)
                .first()
                .isEqualTo("the definition of 2026-11-22 12:00 is in force, because:");
        assertThat(overview().remarks().get(1))
                .startsWith("jobs/nightly.yaml:5: schedule.cron: '0 25 * * *' is no cron expression");
        assertThat(overview().remarks().get(2)).startsWith("jobs/nightly.yaml:6: unknown key 'schedule.zoen'");
        at("2026-11-23T02:00:00Z");
        assertThat(runs()).containsExactly("2026-11-23T02:00:00Z CRON APPLIED");
        job(NIGHTLY);
        service.turn();
        assertThat(overview().remarks()).isEmpty();
    }

    @Test
    void aNewFileThatIsInvalidIsListedWithItsProblem() {
        job("schedule:\n  cron: tomorrow\n");
        service.turn();

        assertThat(overview().plan()).isNull();
        assertThat(overview().remarks()).singleElement().asString().startsWith("jobs/nightly.yaml:5: schedule.cron");
    }

    @Test
    void unschedulesAJobWhoseFileIsGoneOnceThatIsSure() throws IOException {
        job(NIGHTLY);
        service.turn();
        Path file = folder.resolve("jobs/nightly.yaml");
        Path moved = Files.move(file, folder.resolve("jobs/nightly.tmp"));
        service.turn();
        assertThat(overview().plan()).as("an editor may be writing it").isNotNull();

        service.turn();

        assertThat(overview().plan()).isNull();
        assertThat(overview().remarks()).singleElement().asString().startsWith("jobs/nightly.yaml is gone since");
        at("2026-11-23T02:00:00Z");
        assertThat(runs()).isEmpty();
        Files.move(moved, file);
        service.turn();
        assertThat(overview().remarks()).isEmpty();
        assertThat(overview().plan().next()).isEqualTo("2026-11-24T02:00:00Z");
    }

    @Test
    void keepsEverythingInForceWhileTheFolderCannotBeSeen() throws IOException {
        job(NIGHTLY);
        service.turn();
        Files.move(folder.resolve("jobs"), folder.resolve("unmounted"));
        for (int i = 0; i < 3; i++) {
            service.turn();
        }

        assertThat(overview().plan()).isNotNull();
    }

    @Test
    void saysWhatNoServiceHasReadYet() {
        job(NIGHTLY);

        assertThat(overview().plan()).isNull();
        assertThat(overview().remarks()).containsExactly("not in force yet: no service has read 0 2 * * * (UTC)");
    }

    @Test
    void backfillsTheDatesAJobWouldHaveBeenDueOn() {
        job("schedule:\n  cron: 0 18 * * FRI\n  zone: Europe/Berlin\n");
        List<ScheduledJob.Due> dates =
                service.book.dates("nightly", LocalDate.parse("2026-10-20"), LocalDate.parse("2026-11-06"));
        assertThat(dates)
                .extracting(due -> due.at() + " " + due.date())
                .containsExactly(
                        "2026-10-23T16:00:00Z 2026-10-23",
                        "2026-10-30T17:00:00Z 2026-10-30",
                        "2026-11-06T17:00:00Z 2026-11-06");

        for (int again = 0; again < 2; again++) {
            clock.advance(Duration.ofHours(1));
            for (ScheduledJob.Due due : dates) {
                assertThat(service.book
                                .backfill("nightly", due, false, progress -> {})
                                .summary()
                                .state())
                        .isEqualTo(BatchState.APPLIED);
            }
        }

        assertThat(runs())
                .containsExactly(
                        "2026-10-23T16:00:00Z BACKFILL APPLIED",
                        "2026-10-30T17:00:00Z BACKFILL APPLIED",
                        "2026-11-06T17:00:00Z BACKFILL APPLIED");
        assertThat(latest().reason()).isNull();
        assertThat(latest().attempts()).isEqualTo(1);
        assertThat(service.book.dates("nightly", LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-05")))
                .isEmpty();
    }

    @Test
    void rehearsesABackfillWithoutLeavingRuns() {
        job("");
        List<ScheduledJob.Due> dates =
                service.book.dates("nightly", LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-03"));

        dates.forEach(due -> service.book.backfill("nightly", due, true, progress -> {}));

        assertThat(batches.launched)
                .containsExactly("nightly-2026-11-01-dry", "nightly-2026-11-02-dry", "nightly-2026-11-03-dry");
        assertThat(all()).isEmpty();
    }

    @Test
    void leavesABackfillAloneThatAnotherProcessIsAt() throws Exception {
        job("");
        ScheduledJob.Due due = service.book
                .dates("nightly", LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-01"))
                .get(0);
        CountDownLatch held = new CountDownLatch(1);
        batches.hold(held);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            var first = thread.submit(() -> service.book.backfill("nightly", due, false, progress -> {}));
            await(run -> run.batchId() != null);

            assertThat(newService()
                            .book
                            .backfill("nightly", due, false, progress -> {})
                            .reason())
                    .isEqualTo("another process is at it");
            held.countDown();
            assertThat(first.get().summary().state()).isEqualTo(BatchState.APPLIED);
        } finally {
            thread.shutdownNow();
        }
        assertThat(batches.launched).hasSize(1);
    }

    @Test
    void launchesNoMoreAtATimeThanToldTo() {
        for (String name : List.of("a", "b", "c")) {
            job(name, NIGHTLY);
        }
        service.turn();
        CountDownLatch held = new CountDownLatch(1);
        batches.hold(held);
        clock.set("2026-11-23T02:00:00Z");

        service.turnWithoutWaiting();

        assertThat(all()).filteredOn(run -> run.state() == State.RUNNING).hasSize(TestService.CONCURRENCY);
        assertThat(all()).filteredOn(run -> run.state() == State.QUEUED).hasSize(1);
        clock.set("2026-11-23T02:05:00Z");
        held.countDown();
        service.turn();
        service.turn();
        assertThat(all()).allMatch(run -> run.state() == State.ENDED && run.cause() == Cause.CRON);
        assertThat(all()).extracting(ScheduledRun::reason).contains("started 5m late; all places were taken");
    }

    @Test
    void launchesEveryBatchThatAJobFileStandsFor() {
        project.write(
                "jobs/nightly.yaml",
                ("type: fake\nforEach:\n  files: night/${date}/*.csv\n  whenEmpty: nothing\ninput:\n  files: ${each}\n"
                                + NIGHTLY)
                        .getBytes(StandardCharsets.UTF_8));
        service.turn();
        assertThat(overview().remarks()).as("its day is still to come").isEmpty();
        project.write("night/2026-11-24/ann.csv", new byte[] {'a'});
        project.write("night/2026-11-24/bob.csv", new byte[] {'b'});
        batches.end(batchId -> batchId.contains("bob") ? BatchState.PARTIAL : BatchState.APPLIED);

        at("2026-11-23T02:00:00Z");
        at("2026-11-24T02:00:00Z");

        assertThat(runs()).containsExactly("2026-11-23T02:00:00Z CRON SKIPPED", "2026-11-24T02:00:00Z CRON PARTIAL");
        assertThat(all().get(1).reason()).isEqualTo("there was nothing to launch: 'forEach' finds nothing");
        assertThat(batches.launched).containsExactly("nightly@ann-2026-11-24", "nightly@bob-2026-11-24");
    }

    /** The alarm clock itself: db-scheduler fires on its own threads, by our clock. */
    @Test
    void ticksWhenAJobIsDue() {
        job(NIGHTLY);
        service.turn();
        service.startTicking();
        try {
            for (int day = 23; day <= 24; day++) {
                clock.set("2026-11-" + day + "T02:00:00Z");
                String batch = "nightly-2026-11-" + day;
                await(run -> {
                    clock.advance(Duration.ofMillis(50)); // its pauses go by our clock, too
                    return run.state() == State.ENDED && batch.equals(run.batchId());
                });
            }
        } finally {
            service.stopTicking();
        }
        assertThat(runs()).containsExactly("2026-11-23T02:00:00Z CRON APPLIED", "2026-11-24T02:00:00Z CRON APPLIED");
    }
}
