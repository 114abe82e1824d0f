package io.segue.batch.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.BatchRef;
import io.segue.batch.BatchState;
import io.segue.batch.LedgerActivities.Promise;
import io.segue.batch.TaskQueues;
import io.segue.batch.UnitRequest;
import io.segue.batch.UnitRequest.Purpose;
import io.segue.batch.workflow.FakeUnits.Conduct;
import io.segue.batch.workflow.FakeUnits.FakeUnitWorkflow;
import io.segue.batch.workflow.FakeUnits.FakeUnitWorkflowImpl;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class BatchWorkflowTest {

    private static final BatchRef BATCH = new BatchRef("job-1", 1);
    private static final Promise BEST_EFFORT = new Promise(-1, false, true);

    private TestWorkflowEnvironment temporal;

    @BeforeEach
    void startTemporal() {
        FakeUnits.reset();
        TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
        for (String attribute : List.of("batch_id", "job_name", "user_id", "playlist_id", "track_name")) {
            options.registerSearchAttribute(attribute, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
        }
        temporal = TestWorkflowEnvironment.newInstance(options.build());
    }

    @AfterEach
    void stopTemporal() {
        temporal.close();
    }

    private BatchWorkflow with(FakeLedger ledger) {
        Worker worker = temporal.newWorker(TaskQueues.SEGUE);
        worker.registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.newBuilder()
                        .setFailWorkflowExceptionTypes(RuntimeException.class)
                        .build(),
                BatchWorkflowImpl.class,
                FakeUnitWorkflowImpl.class);
        worker.registerActivitiesImplementations(ledger);
        temporal.start();
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        BatchWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(BATCH.workflowId())
                                .setTaskQueue(TaskQueues.SEGUE)
                                .build());
    }

    private static void conduct(Conduct conduct, int... units) {
        IntStream.of(units).forEach(unit -> FakeUnits.CONDUCTS.put(unit, conduct));
    }

    private static List<String> applied() {
        return FakeUnits.SEEN.stream().filter(seen -> seen.startsWith("APPLY ")).toList();
    }

    private static List<String> compensated() {
        return FakeUnits.SEEN.stream()
                .filter(seen -> seen.startsWith("COMPENSATE "))
                .toList();
    }

    private static String[] all(String what, int units) {
        return IntStream.range(0, units).mapToObj(unit -> what + " " + unit).toArray(String[]::new);
    }

    /** Real time passes here, not the environment's: units that wait for a signal start no timer. */
    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private BatchState result() {
        return temporal.getWorkflowClient()
                .newUntypedWorkflowStub(BATCH.workflowId())
                .getResult(BatchState.class);
    }

    @Test
    void appliesEveryUnitOnceWithinTheWindow() {
        FakeLedger ledger = new FakeLedger(130, 5, BEST_EFFORT);

        assertThat(with(ledger).run(BATCH)).isEqualTo(BatchState.APPLIED);

        assertThat(applied()).containsExactlyInAnyOrder(all("APPLY", 130)).doesNotHaveDuplicates();
        assertThat(FakeUnits.MOST_RUNNING).hasValueBetween(2, 5);
        assertThat(ledger.said).containsExactly("open", "close ALL_UNITS_DONE: null");
    }

    @Test
    void closesABatchWithoutUnits() {
        assertThat(with(new FakeLedger(0, 5, BEST_EFFORT)).run(BATCH)).isEqualTo(BatchState.APPLIED);
    }

    @Test
    void recordsAUnitWhoseWorkflowFailsAndFreesItsPlace() {
        conduct(Conduct.BREAKS, 0, 1, 2, 7);
        FakeLedger ledger = new FakeLedger(8, 2, BEST_EFFORT);

        assertThat(with(ledger).run(BATCH)).isEqualTo(BatchState.APPLIED);

        assertThat(applied()).hasSize(4 + 3 * 4);
        assertThat(ledger.said)
                .contains(
                        "lost 0: unit 0 broke", "lost 1: unit 1 broke", "lost 2: unit 2 broke", "lost 7: unit 7 broke");
    }

    @Test
    void startsAUnitAgainWhoseWorkflowBroke() {
        conduct(Conduct.BREAKS_ONCE, 1, 5);
        FakeLedger ledger = new FakeLedger(8, 2, BEST_EFFORT);

        assertThat(with(ledger).run(BATCH)).isEqualTo(BatchState.APPLIED);

        assertThat(applied()).hasSize(8 + 2);
        assertThat(ledger.said).noneMatch(said -> said.startsWith("lost"));
    }

    @Test
    void recordsAUnitThatCannotBeStarted() {
        FakeLedger ledger = new FakeLedger(3, 1, BEST_EFFORT);
        conduct(Conduct.UNTIL_STOPPED, 1);
        BatchWorkflow batch = with(ledger);
        FakeUnitWorkflow inTheWay = temporal.getWorkflowClient()
                .newWorkflowStub(
                        FakeUnitWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(BATCH.workflowId() + "/u1")
                                .setTaskQueue(TaskQueues.SEGUE)
                                .build());
        WorkflowClient.start(inTheWay::run, new UnitRequest(BATCH.unit(1), Purpose.APPLY, -1));
        await(() -> FakeUnits.SEEN.contains("APPLY 1"));
        FakeUnits.SEEN.clear();

        assertThat(batch.run(BATCH)).isEqualTo(BatchState.APPLIED);

        assertThat(applied()).containsExactlyInAnyOrder("APPLY 0", "APPLY 2");
        assertThat(ledger.said).anyMatch(said -> said.startsWith("lost 1: "));
    }

    @ParameterizedTest
    @CsvSource({"true, COMPENSATED", "false, FAILED"})
    void stopsAtABreachAndDoesAsPromised(boolean compensate, BatchState expected) {
        conduct(Conduct.TWO_FAIL, 1);
        conduct(Conduct.UNTIL_STOPPED, 0, 2, 3);
        FakeLedger ledger = new FakeLedger(50, 4, new Promise(1, compensate, true));

        assertThat(with(ledger).run(BATCH)).isEqualTo(expected);

        assertThat(applied()).containsExactlyInAnyOrder(all("APPLY", 4));
        assertThat(FakeUnits.SEEN).contains("STOPPED 0", "STOPPED 2", "STOPPED 3");
        if (compensate) {
            assertThat(compensated()).containsExactlyInAnyOrder(all("COMPENSATE", 4));
            assertThat(ledger.said)
                    .containsExactly("open", "compensating: 2 failed item(s), tolerated: 1", "close COMPENSATED: null");
        } else {
            assertThat(compensated()).isEmpty();
            assertThat(ledger.said).containsExactly("open", "close BREACHED: 2 failed item(s), tolerated: 1");
        }
    }

    @Test
    void countsAUnitWithoutResultAgainstThePromise() {
        conduct(Conduct.BREAKS, 0);
        FakeLedger ledger = new FakeLedger(9, 1, new Promise(0, false, true));

        assertThat(with(ledger).run(BATCH)).isEqualTo(BatchState.FAILED);

        assertThat(applied()).hasSize(3).containsOnly("APPLY 0");
    }

    @Test
    void startsNothingWhenThePromiseIsBrokenFromTheBeginning() {
        FakeLedger ledger = new FakeLedger(9, 3, new Promise(1, true, true)).failedSoFar(2);

        assertThat(with(ledger).run(BATCH)).isEqualTo(BatchState.COMPENSATED);

        assertThat(applied()).isEmpty();
    }

    @Test
    void tellsUnitsHowManyFailuresAreLeft() {
        conduct(Conduct.TWO_FAIL, 0);
        FakeLedger ledger = new FakeLedger(2, 1, new Promise(5, true, true)).failedSoFar(1);

        with(ledger).run(BATCH);

        assertThat(FakeUnits.REQUESTS).extracting(UnitRequest::mostFailed).containsExactly(4L, 2L);
    }

    @ParameterizedTest
    @CsvSource({"true, COMPENSATED", "false, CANCELLED"})
    void stopsWhenCancelledAndDoesAsPromised(boolean compensate, BatchState expected) {
        conduct(Conduct.UNTIL_STOPPED, IntStream.range(0, 20).toArray());
        FakeLedger ledger = new FakeLedger(20, 6, new Promise(-1, false, compensate));
        BatchWorkflow batch = with(ledger);
        WorkflowClient.start(batch::run, BATCH);
        await(() -> applied().size() == 6);

        batch.cancel("me");
        batch.cancel("you");

        assertThat(result()).isEqualTo(expected);
        assertThat(applied()).hasSize(6);
        assertThat(FakeUnits.SEEN.stream().filter(seen -> seen.startsWith("STOPPED ")))
                .hasSize(6);
        assertThat(compensated()).hasSize(compensate ? 6 : 0);
        assertThat(ledger.said)
                .contains("open", compensate ? "compensating: cancelled by me" : "close CANCELLED: cancelled by me");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void treatsACancellationFromTemporalAlike(boolean compensate) {
        conduct(Conduct.UNTIL_STOPPED, IntStream.range(0, 20).toArray());
        FakeLedger ledger = new FakeLedger(20, 6, new Promise(-1, false, compensate));
        WorkflowClient.start(with(ledger)::run, BATCH);
        await(() -> applied().size() == 6);

        WorkflowStub.fromTyped(temporal.getWorkflowClient().newWorkflowStub(BatchWorkflow.class, BATCH.workflowId()))
                .cancel();

        assertThatThrownBy(this::result)
                .isInstanceOf(WorkflowFailedException.class)
                .hasCauseInstanceOf(CanceledFailure.class);
        assertThat(FakeUnits.SEEN.stream().filter(seen -> seen.startsWith("STOPPED ")))
                .hasSize(6);
        assertThat(compensated()).hasSize(compensate ? 6 : 0);
        assertThat(ledger.said)
                .last()
                .isEqualTo(compensate ? "close COMPENSATED: null" : "close CANCELLED: cancelled in Temporal");
    }

    /** Units end on their own while they are being told to stop. */
    @Test
    void doesNotMindUnitsThatEndBeforeTheyAreStopped() {
        conduct(Conduct.UNTIL_STOPPED, 0);
        FakeLedger ledger = new FakeLedger(40, 30, new Promise(1, false, true));
        conduct(Conduct.TWO_FAIL, IntStream.range(1, 30).toArray());

        assertThat(with(ledger).run(BATCH)).isEqualTo(BatchState.FAILED);

        assertThat(ledger.said).hasSize(2);
    }

    @Test
    void resumesACompensation() {
        FakeLedger ledger = new FakeLedger(7, 3, BEST_EFFORT).compensatingAlready();

        assertThat(with(ledger).run(BATCH)).isEqualTo(BatchState.COMPENSATED);

        assertThat(applied()).isEmpty();
        assertThat(compensated()).containsExactlyInAnyOrder(all("COMPENSATE", 7));
        assertThat(ledger.said).containsExactly("open", "close COMPENSATED: null");
    }

    @Test
    void continuesAfterFiveHundredUnitsWithoutLosingOrRepeatingOne() {
        FakeLedger ledger = new FakeLedger(1003, 50, BEST_EFFORT);

        assertThat(with(ledger).run(BATCH)).isEqualTo(BatchState.APPLIED);

        assertThat(applied()).hasSize(1003).doesNotHaveDuplicates();
        assertThat(ledger.said).containsExactly("open", "open", "open", "close ALL_UNITS_DONE: null");
    }

    @Test
    void compensatesManyUnitsAlthoughCancelledByTemporal() {
        FakeLedger ledger = new FakeLedger(510, 50, BEST_EFFORT).compensatingAlready();
        WorkflowClient.start(with(ledger)::run, BATCH);
        temporal.getWorkflowClient().newUntypedWorkflowStub(BATCH.workflowId()).cancel();

        assertThatThrownBy(this::result).isInstanceOf(WorkflowFailedException.class);

        assertThat(compensated()).hasSize(510).doesNotHaveDuplicates();
        assertThat(ledger.said).last().isEqualTo("close COMPENSATED: null");
    }

    @Test
    void answersWhereItStands() {
        conduct(Conduct.UNTIL_STOPPED, 2, 3);
        FakeLedger ledger = new FakeLedger(4, 4, BEST_EFFORT).failedSoFar(3);
        BatchWorkflow batch = with(ledger);
        WorkflowClient.start(batch::run, BATCH);
        await(() -> applied().size() == 4);
        temporal.sleep(Duration.ofSeconds(5));
        await(() -> Integer.valueOf(2).equals(batch.progress().get("unitsInFlight")));

        assertThat(batch.progress())
                .containsAllEntriesOf(
                        Map.of("status", "running", "rows", 40, "units", 4, "unitsInFlight", 2, "failed", 3));
        assertThat(batch.status()).isEqualTo("running");
        batch.cancel("me");
        assertThat(result()).isEqualTo(BatchState.COMPENSATED);
        assertThat(batch.status()).isEqualTo("completed");
    }

    @Test
    void cutsTitlesAndAttributesToWhatAServerTakes() {
        assertThat(with(new FakeLedger(1, 1, BEST_EFFORT)).run(BATCH)).isEqualTo(BatchState.APPLIED);

        var unit = temporal.getWorkflowClient()
                .newUntypedWorkflowStub(BATCH.workflowId() + "/u0")
                .describe();
        assertThat(String.valueOf(unit.getStaticSummary()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(400);
        assertThat(String.valueOf(unit.getStaticSummary()))
                .startsWith("unit 0 🎧")
                .endsWith("…");
        assertThat(unit.getTypedSearchAttributes().get(io.temporal.common.SearchAttributeKey.forKeyword("playlist_id")))
                .hasSize(255);
    }
}
