package io.segue.batch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.Atomicity;
import io.segue.batch.Atomicity.Policy;
import io.segue.batch.Atomicity.Remainder;
import io.segue.batch.Atomicity.Tolerance;
import io.segue.batch.BatchRef;
import io.segue.batch.BatchState;
import io.segue.batch.Batches.Event;
import io.segue.batch.Counts;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.LedgerActivities;
import io.segue.batch.LedgerActivities.Ending;
import io.segue.batch.LedgerActivities.Plan;
import io.segue.batch.LedgerActivities.Promise;
import io.segue.batch.LedgerActivities.UnitStart;
import io.segue.batch.StaleAttemptException;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitRequest.Purpose;
import io.segue.batch.UnitResult;
import io.segue.batch.UnitState;
import io.segue.batch.ledger.BatchStore.NewBatch;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The life of a batch, on any database. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class BatchContract {

    private static final int THREADS = 8;

    private final LedgerFixture ledger;
    private final LedgerActivities activities;

    BatchContract(LedgerFixture ledger) {
        this.ledger = ledger;
        this.activities = ledger.activities();
    }

    private BatchState state(BatchRef batch) {
        return ledger.batches.get(batch.batchId()).state();
    }

    private static <T> List<T> raced(Callable<T> task) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try {
            List<Callable<T>> tasks = Collections.nCopies(THREADS, () -> {
                start.await();
                return task.call();
            });
            return threads.invokeAll(tasks).stream().map(BatchContract::get).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void makesOneBatchOfOneIdentityHoweverManyAsk() throws Exception {
        NewBatch wanted = LedgerFixture.newBatch(LedgerFixture.fingerprint(), "raced", false);

        List<BatchRecord> found = raced(() -> ledger.batches.findOrCreate(wanted, false));

        assertThat(found)
                .extracting(BatchRecord::batchId)
                .containsOnly("raced-" + wanted.fingerprint().substring(0, 10));
        assertThat(found.get(0).inputs()).isEqualTo(wanted.inputs());
        assertThat(found.get(0).references()).isEqualTo(wanted.references());
        assertThat(ledger.events.of(found.get(0).batchId()))
                .extracting(Event::kind)
                .containsExactly("CREATED");
    }

    @Test
    void makesANewBatchEveryTimeItIsToldTo() throws Exception {
        NewBatch wanted = LedgerFixture.newBatch(LedgerFixture.fingerprint(), "again", false);
        String first = ledger.batches.findOrCreate(wanted, false).batchId();

        List<BatchRecord> made = raced(() -> ledger.batches.findOrCreate(wanted, true));

        assertThat(made)
                .extracting(BatchRecord::batchId)
                .doesNotHaveDuplicates()
                .contains(first + "-2", first + "-9");
        assertThat(ledger.batches.findOrCreate(wanted, false).batchId()).isEqualTo(first + "-9");
    }

    @Test
    void tellsApartBatchesWhoseFingerprintsBeginAlike() {
        String fingerprint = LedgerFixture.fingerprint();
        String alike = fingerprint.substring(0, 10) + "0".repeat(54);

        BatchRecord one = ledger.batches.findOrCreate(LedgerFixture.newBatch(fingerprint, "alike", false), false);
        BatchRecord other = ledger.batches.findOrCreate(LedgerFixture.newBatch(alike, "alike", false), false);

        assertThat(other.batchId()).isNotEqualTo(one.batchId());
        assertThat(ledger.batches
                        .findOrCreate(LedgerFixture.newBatch(alike, "alike", false), false)
                        .batchId())
                .isEqualTo(other.batchId());
    }

    @Test
    void takesTheLongestJobName() {
        String name = "n".repeat(100);

        assertThat(ledger.batches
                        .findOrCreate(LedgerFixture.newBatch(LedgerFixture.fingerprint(), name, true), false)
                        .jobName())
                .isEqualTo(name);
    }

    @Test
    void movesOnlyFromTheStatesGiven() {
        BatchRef batch = ledger.aBatch().staged();

        assertThat(ledger.batches.transition(batch.batchId(), BatchState.RUNNING, BatchState.SEALED))
                .isFalse();
        assertThat(ledger.batches.transition(batch.batchId(), BatchState.FAILED, BatchState.SEALED, BatchState.STAGING))
                .isTrue();
        assertThat(state(batch)).isEqualTo(BatchState.FAILED);
    }

    @Test
    void failsOnlyWhatIsOpen() {
        BatchRef batch = ledger.aBatch().staged();

        ledger.batches.fail(batch.batchId(), "cannot be read");
        ledger.batches.fail(batch.batchId(), "again");

        assertThat(ledger.batches.get(batch.batchId()).failure()).isEqualTo("cannot be read");
        assertThat(ledger.events.of(batch.batchId())).extracting(Event::kind).containsExactly("CREATED", "FAILED");
    }

    @Test
    void beginsAnAttemptOnceOfAllWhoTry() throws Exception {
        BatchRef batch = ledger.aBatch().unit("Focus", 1).unit("Party", 1).sealed();

        List<Boolean> begun = raced(() -> ledger.batches.beginAttempt(batch.batchId(), 0));

        assertThat(begun).containsOnlyOnce(true);
        assertThat(ledger.batches.get(batch.batchId()).attempt()).isEqualTo(1);
        assertThat(ledger.units().unit(new UnitRef(batch.batchId(), 1, 1)).state())
                .isEqualTo(UnitState.PENDING);
    }

    @Test
    void sealsWithTheCountsOfWhatWasStaged() {
        BatchRef batch = ledger.aBatch()
                .rejected(null)
                .unit("Focus", 3)
                .rejected("Focus")
                .rejected("Broken")
                .sealed();

        assertThat(state(batch)).isEqualTo(BatchState.SEALED);
        assertThat(ledger.staging.staged(batch.batchId())).isEqualTo(6);
        assertThat(ledger.summaries.units(batch.batchId()))
                .extracting(unit -> unit.title() + " " + unit.counts().rows() + " "
                        + unit.counts().rejected())
                .containsExactly("Focus 4 1", "Broken 1 1");
        assertThat(ledger.summaries.find(batch.batchId()).orElseThrow().counts())
                .isEqualTo(new Counts(6, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(ledger.text("SELECT unit_count FROM batch WHERE batch_id = ?", batch.batchId()))
                .isEqualTo("2");
        assertThat(ledger.events.of(batch.batchId()))
                .last()
                .extracting(Event::detail)
                .isEqualTo("6 row(s) in 2 unit(s)");
    }

    @Test
    void sealsOnce() {
        BatchRef batch = ledger.aBatch().unit("Focus", 3).sealed();

        ledger.staging.seal(batch.batchId());

        assertThat(ledger.events.of(batch.batchId())).extracting(Event::kind).containsOnlyOnce("SEALED");
    }

    @Test
    void sealsAnEmptyInput() {
        BatchRef batch = ledger.next(ledger.aBatch().sealed());

        assertThat(activities.open(batch).units()).isZero();
        assertThat(activities.close(batch, Ending.ALL_UNITS_DONE, null)).isEqualTo(BatchState.APPLIED);
    }

    @Test
    void plansAnAttempt() {
        BatchRef batch = ledger.next(ledger.aBatch()
                .atomicity(new Atomicity(
                        Policy.THRESHOLD, new Tolerance.Percent(50), Remainder.COMPENSATE, Remainder.KEEP))
                .rejected(null)
                .unit("Focus", 3)
                .rejected("Focus")
                .unit("Party", 2)
                .sealed());

        Plan plan = activities.open(batch);

        assertThat(plan)
                .isEqualTo(new Plan("job", "", "FakeWorkflow", 16, false, 7, 2, 0, 2, new Promise(3, true, false)));
        assertThat(activities.open(batch)).as("opened again").isEqualTo(plan);
        assertThat(state(batch)).isEqualTo(BatchState.RUNNING);
    }

    @Test
    void countsTheFailuresOfClosedUnitsIntoThePlan() {
        BatchRef batch = ledger.aBatch().unit("Focus", 3).unit("Party", 2).running();
        ledger.units()
                .record(
                        batch.unit(0),
                        List.of(
                                ItemOutcome.of(0, ItemState.NOT_FOUND),
                                ItemOutcome.of(1, ItemState.AMBIGUOUS),
                                ItemOutcome.of(2, ItemState.DEAD)));
        ledger.units().finish(batch.unit(0));
        ledger.units().record(batch.unit(1), List.of(ItemOutcome.of(3, ItemState.NOT_FOUND)));

        Plan plan = activities.open(ledger.next(batch));

        assertThat(plan.failedSoFar()).isEqualTo(3);
        assertThat(plan.unitsDone()).isEqualTo(1);
    }

    @Test
    void givesTheUnitsStillToApply() {
        BatchRef batch = ledger.aBatch()
                .unit("a", 1)
                .unit("b", 1)
                .unit("c", 1)
                .unit("d", 1)
                .running();
        ledger.units().fail(batch.unit(0), "no");
        ledger.units().begin(batch.unit(1));
        ledger.units().waiting(batch.unit(2), "quota", java.time.Duration.ofHours(1));

        assertThat(activities.unitsToApply(batch, -1, 10))
                .extracting(UnitStart::title)
                .containsExactly("b", "c", "d");
        assertThat(activities.unitsToApply(batch, 1, 1))
                .extracting(UnitStart::unitNo)
                .containsExactly(2);
    }

    @Test
    void refusesAnOlderAttemptOfTheWorkflow() {
        BatchRef old = ledger.aBatch().unit("Focus", 1).running();
        BatchRef now = ledger.next(old);

        List<Runnable> calls = List.of(
                () -> activities.open(old),
                () -> activities.compensating(old, "why"),
                () -> activities.unitLost(old, 0, Purpose.APPLY, "why"),
                () -> activities.unitLost(old, 0, Purpose.COMPENSATE, "why"),
                () -> activities.close(old, Ending.ALL_UNITS_DONE, null),
                () -> activities.close(old, Ending.COMPENSATED, null));

        for (Runnable call : calls) {
            assertThatThrownBy(call::run).isInstanceOf(StaleAttemptException.class);
        }
        assertThat(state(now)).isEqualTo(BatchState.RUNNING);
        assertThat(ledger.units().unit(now.unit(0)).state()).isEqualTo(UnitState.PENDING);
    }

    @Test
    void opensNothingThatHasEnded() {
        BatchRef batch = ledger.aBatch().unit("Focus", 1).running();
        activities.close(batch, Ending.CANCELLED, "cancelled by me");

        assertThatThrownBy(() -> activities.open(batch)).isInstanceOf(StaleAttemptException.class);
        assertThatThrownBy(() -> activities.compensating(batch, "why")).isInstanceOf(StaleAttemptException.class);
    }

    @Test
    void marksALostUnitAsFailedUnlessItHadEnded() {
        BatchRef batch = ledger.aBatch().unit("Focus", 1).unit("Party", 1).running();
        ledger.units()
                .record(
                        batch.unit(0),
                        List.of(ItemOutcome.of(0, ItemState.ADDED), ItemOutcome.of(0, ItemState.VERIFIED)));
        ledger.units().finish(batch.unit(0));

        assertThat(activities.unitLost(batch, 0, Purpose.APPLY, "lost"))
                .isEqualTo(new UnitResult(0, UnitState.APPLIED, 0));
        assertThat(activities.unitLost(batch, 1, Purpose.APPLY, "lost"))
                .isEqualTo(new UnitResult(1, UnitState.FAILED, 0));
        assertThat(activities.unitLost(batch, 0, Purpose.COMPENSATE, "lost").state())
                .isEqualTo(UnitState.COMPENSATION_INCOMPLETE);
    }

    @Test
    void resumesACompensation() {
        BatchRef batch = ledger.aBatch().unit("Focus", 1).running();
        activities.compensating(batch, "too many failures");
        activities.compensating(batch, "too many failures");

        Plan plan = activities.open(ledger.next(batch));

        assertThat(plan.compensating()).isTrue();
        assertThat(state(batch)).isEqualTo(BatchState.COMPENSATING);
        assertThat(ledger.batches.get(batch.batchId()).failure()).isEqualTo("too many failures");
    }

    /** Columns: ending, states of the units, loose rejected rows, dry run, and the state of the batch that follows. */
    @ParameterizedTest(name = "{0} with {1} (loose: {2}, dry: {3}) is {4}")
    @CsvFileSource(resources = "/batch/final-states.csv", numLinesToSkip = 1)
    void closesWithTheStateThatFollows(
            Ending ending, @Nullable String unitStates, int loose, boolean dryRun, BatchState expected) {
        List<UnitState> states = unitStates == null
                ? List.of()
                : Stream.of(unitStates.split(" ")).map(UnitState::valueOf).toList();
        LedgerFixture.BatchBuilder building = ledger.aBatch();
        for (int i = 0; i < states.size(); i++) {
            building.unit("unit " + i, 1);
        }
        for (int i = 0; i < loose; i++) {
            building.rejected(null);
        }
        BatchRef batch = (dryRun ? building.dryRun() : building).running();
        for (int i = 0; i < states.size(); i++) {
            ledger.jdbc.update(
                    "UPDATE unit SET state = ? WHERE batch_id = ? AND unit_no = ?",
                    states.get(i).name(),
                    batch.batchId(),
                    i);
        }
        if (ending == Ending.COMPENSATED) {
            activities.compensating(batch, "why");
        }

        assertThat(activities.close(batch, ending, null)).isEqualTo(expected);

        assertThat(state(batch)).isEqualTo(expected);
        assertThat(activities.close(batch, Ending.BREACHED, "again"))
                .as("closed again")
                .isEqualTo(expected);
        assertThat(ledger.summaries.find(batch.batchId()).orElseThrow().finishedAt())
                .isNotNull();
    }

    @Test
    void keepsTheReasonOfItsEnd() {
        BatchRef cancelled = ledger.aBatch().unit("Focus", 1).running();
        activities.close(cancelled, Ending.CANCELLED, "cancelled by me");
        assertThat(ledger.batches.get(cancelled.batchId()).failure()).isEqualTo("cancelled by me");

        BatchRef compensated = ledger.aBatch().unit("Focus", 1).running();
        activities.compensating(compensated, "2 failed item(s)");
        activities.close(compensated, Ending.COMPENSATED, null);
        assertThat(ledger.batches.get(compensated.batchId()).failure()).isEqualTo("2 failed item(s)");
        assertThat(ledger.events.of(compensated.batchId()).stream()
                        .map(Event::kind)
                        .collect(Collectors.joining(" ")))
                .endsWith("COMPENSATING COMPENSATED");
    }

    @Test
    void whatHadArrivedHasNotWhereTheBatchIsTakenBack() {
        BatchRef batch = ledger.aBatch().unit("Made", 3).unit("Stuck", 1).running();
        ledger.units()
                .record(
                        batch.unit(0),
                        List.of(
                                ItemOutcome.of(0, ItemState.ADDED),
                                ItemOutcome.of(1, ItemState.ADDED),
                                ItemOutcome.of(2, ItemState.NOT_FOUND)));
        ledger.units().record(batch.unit(0), List.of(ItemOutcome.of(0, ItemState.VERIFIED)));
        ledger.units().record(batch.unit(1), List.of(ItemOutcome.of(3, ItemState.ADDED)));
        ledger.units().compensated(batch.unit(1), false, "out of reach");
        activities.compensating(batch, "why");

        activities.close(batch, Ending.COMPENSATED, null);

        assertThat(ledger.jdbc.queryForList(
                        "SELECT state FROM item_state WHERE item_id - (SELECT batch_no FROM batch WHERE batch_id = ?) * 4294967296"
                                + " BETWEEN 0 AND 9 ORDER BY item_id",
                        String.class,
                        batch.batchId()))
                .containsExactly("COMPENSATED", "COMPENSATED", "NOT_FOUND", "ADDED");
        assertThat(ledger.summaries.find(batch.batchId()).orElseThrow().counts().applied())
                .as("what is still there")
                .isEqualTo(1);
    }

    @Test
    void leavesToServicesWhatNobodyWorksOn() {
        String abandoned = ledger.aBatch().item("A", "a", "{}").running().batchId();
        String owned = ledger.aBatch().item("B", "b", "{}").running().batchId();
        String elsewhere = ledger.aBatch().item("C", "c", "{}").running().batchId();
        BatchRef ended = ledger.aBatch().running();
        ledger.leases.acquire(owned, "me", "here", "me");
        ledger.at("elsewhere").adopt(elsewhere);
        activities.close(ended, Ending.ALL_UNITS_DONE, null);

        assertThat(ledger.batches.abandoned()).contains(abandoned).doesNotContain(owned, elsewhere, ended.batchId());
        assertThat(ledger.at("elsewhere").abandoned()).containsExactly(elsewhere);
        assertThat(ledger.units().site(elsewhere)).isEqualTo("elsewhere");
        ledger.batches.adopt(elsewhere);
        assertThat(ledger.batches.abandoned()).contains(elsewhere);
    }

    @Test
    void leavesToServicesTheReportThatAnOwnerDiedBefore() {
        BatchRef batch = ledger.aBatch().running();
        OptionalLong token = ledger.leases.acquire(batch.batchId(), "me", "here", "me");
        activities.close(batch, Ending.ALL_UNITS_DONE, null);
        assertThat(ledger.passes.due("")).as("while its owner lives").doesNotContain(batch.batchId());

        ledger.leases.release(batch.batchId(), token.orElseThrow());
        assertThat(ledger.passes.due("")).contains(batch.batchId());
        assertThat(ledger.passes.isDue(batch.batchId())).isTrue();

        ledger.batches.reportWritten(batch.batchId(), Path.of("/output/it"));
        assertThat(ledger.passes.due("")).doesNotContain(batch.batchId());
    }

    @Test
    void remembersCommands() {
        BatchRef batch = ledger.aBatch().staged();
        assertThat(ledger.commands.cancelRequestedBy(batch.batchId())).isEmpty();

        ledger.commands.cancel(batch.batchId(), "me");
        ledger.commands.cancel(batch.batchId(), "you");

        assertThat(ledger.commands.cancelRequestedBy(batch.batchId())).contains("me");
    }
}
