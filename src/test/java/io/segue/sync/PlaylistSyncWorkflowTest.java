package io.segue.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.TaskQueues;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitRequest;
import io.segue.batch.UnitRequest.Purpose;
import io.segue.batch.UnitResult;
import io.segue.batch.UnitState;
import io.segue.sync.SyncActivities.Compensation;
import io.segue.sync.SyncActivities.Step;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PlaylistSyncWorkflowTest {

    private static final UnitRef UNIT = new UnitRef("job-1", 0, 1);
    private static final UnitRequest APPLY = new UnitRequest(UNIT, Purpose.APPLY, -1);

    private TestWorkflowEnvironment temporal;

    @BeforeEach
    void startTemporal() {
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new ImpatientActivities())
                        .build())
                .build());
    }

    @AfterEach
    void stopTemporal() {
        temporal.close();
    }

    private PlaylistSyncWorkflow with(FakeSyncActivities activities) {
        Worker worker = temporal.newWorker(TaskQueues.SEGUE);
        worker.registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.newBuilder()
                        .setFailWorkflowExceptionTypes(RuntimeException.class)
                        .build(),
                PlaylistSyncWorkflowImpl.class);
        worker.registerActivitiesImplementations(activities);
        temporal.start();
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        PlaylistSyncWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId("unit")
                                .setTaskQueue(TaskQueues.SEGUE)
                                .build());
    }

    private UnitResult result() {
        return temporal.getWorkflowClient().newUntypedWorkflowStub("unit").getResult(UnitResult.class);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** The environment's clock is no witness: it may jump for years while an activity starts. */
    private long timers(EventType kind) {
        return temporal.getWorkflowClient().fetchHistory("unit").getEvents().stream()
                .filter(event -> event.getEventType() == kind)
                .count();
    }

    private static String[] pages(String step, int pages) {
        return IntStream.range(0, pages).mapToObj(page -> step + " " + page).toArray(String[]::new);
    }

    @Test
    void addsInOrderAndVerifiesEachPageOnceItIsAdded() {
        FakeSyncActivities activities = new FakeSyncActivities(12, false);

        assertThat(with(activities).run(APPLY)).isEqualTo(new UnitResult(0, UnitState.APPLIED, 0));

        assertThat(activities.asked("search")).containsExactlyInAnyOrder(pages("search", 12));
        assertThat(activities.asked("match")).containsExactlyInAnyOrder(pages("match", 12));
        assertThat(activities.asked("add")).containsExactly(pages("add", 12));
        assertThat(activities.asked("verify")).containsExactly(pages("verify", 12));
        for (int page = 0; page < 12; page++) {
            assertThat(activities.asked).containsSubsequence("add " + page, "verify " + page);
        }
        assertThat(activities.asked).last().isEqualTo("close null");
    }

    @Test
    void pagesThatAreThroughCostNothing() {
        FakeSyncActivities activities = new FakeSyncActivities(120, false);
        activities.through(IntStream.range(0, 120)
                .filter(page -> page != 3 && page != 4 && page != 7 && page != 99)
                .boxed()
                .toArray(Integer[]::new));

        assertThat(with(activities).run(APPLY).state()).isEqualTo(UnitState.APPLIED);

        assertThat(activities.touched).containsExactly(3, 4, 7, 99);
        assertThat(activities.asked("search"))
                .containsExactlyInAnyOrder("search 3", "search 4", "search 7", "search 99");
        assertThat(activities.asked("add")).containsExactly("add 3", "add 4", "add 7", "add 99");
        assertThat(activities.asked("verify")).containsExactly("verify 3", "verify 4", "verify 7", "verify 99");
    }

    @Test
    void asksForNoDecisionWhereTheSearchHasDecided() {
        FakeSyncActivities activities = new FakeSyncActivities(2, false);
        activities.decideWhileSearching();

        UnitResult result = with(activities).run(APPLY);

        assertThat(result.state()).isEqualTo(UnitState.APPLIED);
        assertThat(activities.asked("search")).hasSize(2);
        assertThat(activities.asked("match")).isEmpty();
        assertThat(activities.asked("add")).isNotEmpty();
    }

    @Test
    void matchesFourPagesAtATime() {
        FakeSyncActivities activities = new FakeSyncActivities(20, false);
        activities.hold();
        WorkflowClient.start(with(activities)::run, APPLY);
        await(() -> activities.searchingNow.get() == 4);

        activities.release();

        assertThat(result().state()).isEqualTo(UnitState.APPLIED);
        assertThat(activities.mostSearching).hasValue(4);
    }

    @Test
    void searchesWhereTheCatalogsFilesAre() {
        FakeSyncActivities files = new FakeSyncActivities(3, false);
        FakeSyncActivities ledger = new FakeSyncActivities(3, false);
        ledger.searchOn("files");
        temporal.newWorker("files").registerActivitiesImplementations(files);

        assertThat(with(ledger).run(APPLY).state()).isEqualTo(UnitState.APPLIED);

        assertThat(files.asked).containsExactlyInAnyOrder(pages("search", 3));
        assertThat(ledger.asked("search")).isEmpty();
    }

    @Test
    void asksAgainWhoHasTheFilesWhenNobodyAnswersForMinutes() {
        FakeSyncActivities activities = new FakeSyncActivities(3, false);
        activities.searchOn("gone", TaskQueues.SEGUE);

        assertThat(with(activities).run(APPLY).state()).isEqualTo(UnitState.APPLIED);

        assertThat(activities.asked("search")).hasSize(3);
    }

    @Test
    void closesAUnitWithoutPages() {
        FakeSyncActivities activities = new FakeSyncActivities(0, false);

        assertThat(with(activities).run(new UnitRequest(UNIT, Purpose.APPLY, 0)).state())
                .isEqualTo(UnitState.APPLIED);

        assertThat(activities.asked).containsExactly("open", "close null");
    }

    @Test
    void matchesEverythingBeforeTheFirstAddWhereFailuresAreLimited() {
        FakeSyncActivities activities = new FakeSyncActivities(110, false);

        with(activities).run(new UnitRequest(UNIT, Purpose.APPLY, 0));

        assertThat(activities.asked.indexOf("add 0"))
                .isGreaterThan(activities.asked.indexOf("match 109"))
                .isGreaterThan(activities.asked.indexOf("match 0"));
        assertThat(activities.asked("match")).hasSize(110).doesNotHaveDuplicates();
        assertThat(activities.asked("add")).containsExactly(pages("add", 110));
    }

    @Test
    void addsNothingOnceTooManyItemsFailed() {
        FakeSyncActivities activities = new FakeSyncActivities(60, false);
        activities.plan("match 3", () -> new Step(true, 3, 0));

        assertThat(with(activities).run(new UnitRequest(UNIT, Purpose.APPLY, 2)))
                .isEqualTo(new UnitResult(0, UnitState.FAILED, 3));

        assertThat(activities.asked("add")).isEmpty();
        assertThat(activities.asked).last().isEqualTo("close 3 failed item(s), more than the job tolerates");
    }

    @Test
    void toleratesFailuresWithinTheLimit() {
        FakeSyncActivities activities = new FakeSyncActivities(5, false);
        activities.plan("match 3", () -> new Step(true, 2, 0));

        assertThat(with(activities).run(new UnitRequest(UNIT, Purpose.APPLY, 2)))
                .isEqualTo(new UnitResult(0, UnitState.APPLIED, 2));

        assertThat(activities.asked("add")).hasSize(5);
    }

    @Test
    void waitsOnADurableTimerForAsLongAsItIsTold() {
        FakeSyncActivities activities = new FakeSyncActivities(2, false);
        long wait = Duration.ofHours(30).toMillis();
        activities.plan("search 1", () -> new Step(false, 0, wait));
        activities.plan("add 0", () -> new Step(false, 0, wait), () -> new Step(false, 0, 0));
        assertThat(with(activities).run(APPLY).state()).isEqualTo(UnitState.APPLIED);

        assertThat(timers(EventType.EVENT_TYPE_TIMER_FIRED)).isEqualTo(2);
        assertThat(activities.asked("search")).hasSize(3);
        assertThat(activities.asked("add")).containsExactly("add 0", "add 0", "add 0", "add 1");
        assertThat(activities.asked)
                .filteredOn("open"::equals)
                .as("marked as running after each wait")
                .hasSize(3);
    }

    @Test
    void saysThatItWaitsAndThatItNoLongerDoes() {
        FakeSyncActivities activities = new FakeSyncActivities(3, false);
        for (int page = 0; page < 3; page++) {
            activities.plan(
                    "search " + page,
                    () -> new Step(false, 0, Duration.ofHours(1).toMillis()));
        }
        PlaylistSyncWorkflow unit = with(activities);
        WorkflowClient.start(unit::run, APPLY);
        await(() -> unit.status().equals("waiting"));

        assertThat(result().state()).isEqualTo(UnitState.APPLIED);

        assertThat(unit.status()).isEqualTo("completed");
        assertThat(unit.progress())
                .containsEntry("pages", 3)
                .containsEntry("pagesMatched", 3)
                .containsEntry("pagesAdded", 3);
    }

    @Test
    void stopsWhereItIsToldTo() {
        FakeSyncActivities activities = new FakeSyncActivities(30, false);
        activities.hold();
        PlaylistSyncWorkflow unit = with(activities);
        WorkflowClient.start(unit::run, APPLY);
        await(() -> activities.searchingNow.get() == 4);

        unit.stop();
        activities.release();

        assertThat(result().state()).isEqualTo(UnitState.FAILED);
        assertThat(activities.asked("search")).hasSize(4);
        assertThat(activities.asked("add")).isEmpty();
        assertThat(activities.asked).last().isEqualTo("close stopped before its end");
    }

    @Test
    void doesNotWaitAnyLongerOnceStopped() {
        FakeSyncActivities activities = new FakeSyncActivities(1, false);
        activities.plan("search 0", () -> new Step(false, 0, Duration.ofDays(3).toMillis()));
        PlaylistSyncWorkflow unit = with(activities);
        WorkflowClient.start(unit::run, APPLY);
        await(() -> unit.status().equals("waiting"));

        unit.stop();

        assertThat(result().state()).isEqualTo(UnitState.FAILED);
        assertThat(timers(EventType.EVENT_TYPE_TIMER_STARTED)).isEqualTo(1);
        assertThat(timers(EventType.EVENT_TYPE_TIMER_FIRED)).isZero();
    }

    @Test
    void recordsItsEndWhenTemporalCancelsIt() {
        FakeSyncActivities activities = new FakeSyncActivities(30, false);
        activities.hold();
        WorkflowClient.start(with(activities)::run, APPLY);
        await(() -> activities.searchingNow.get() == 4);

        temporal.getWorkflowClient().newUntypedWorkflowStub("unit").cancel();
        activities.release();

        assertThatThrownBy(this::result).isInstanceOf(WorkflowFailedException.class);
        assertThat(activities.asked).last().isEqualTo("close stopped before its end");
    }

    @Test
    void failsTheUnitForWhatConcernsItAsAWholeAndLetsTheRestEnd() {
        FakeSyncActivities activities = new FakeSyncActivities(6, false);
        activities.plan("add 2", () -> {
            throw ApplicationFailure.newNonRetryableFailure("scope is missing", "CatalogAnswerException");
        });

        assertThat(with(activities).run(APPLY).state()).isEqualTo(UnitState.FAILED);

        assertThat(activities.asked("add")).containsExactly("add 0", "add 1", "add 2");
        assertThat(activities.asked).last().isEqualTo("close scope is missing");
    }

    @Test
    void continuesAfterFiftyPagesWithoutLosingOrRepeatingOne() {
        FakeSyncActivities activities = new FakeSyncActivities(120, false);

        assertThat(with(activities).run(APPLY).state()).isEqualTo(UnitState.APPLIED);

        assertThat(activities.asked("add")).containsExactly(pages("add", 120));
        assertThat(activities.asked("search")).hasSize(120).doesNotHaveDuplicates();
        assertThat(activities.asked).filteredOn("open"::equals).hasSize(3);
    }

    @Test
    void onlyMatchesInADryRun() {
        FakeSyncActivities activities = new FakeSyncActivities(70, true);

        assertThat(with(activities).run(new UnitRequest(UNIT, Purpose.APPLY, 5)).state())
                .isEqualTo(UnitState.APPLIED);

        assertThat(activities.asked("match")).hasSize(70).doesNotHaveDuplicates();
        assertThat(activities.asked("add")).isEmpty();
    }

    @Test
    void compensatesUntilThereIsAnAnswer() {
        FakeSyncActivities activities = new FakeSyncActivities(3, false);
        long wait = Duration.ofHours(5).toMillis();
        activities.planCompensation(new Compensation(null, wait), new Compensation(null, 0));

        assertThat(with(activities)
                        .run(new UnitRequest(UNIT, Purpose.COMPENSATE, -1))
                        .state())
                .isEqualTo(UnitState.COMPENSATED);

        assertThat(activities.asked).containsExactly("compensate", "compensate", "compensate");
        assertThat(timers(EventType.EVENT_TYPE_TIMER_FIRED)).isEqualTo(2);
    }
}
