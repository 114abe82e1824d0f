package io.segue.batch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.BatchRef;
import io.segue.batch.Candidate;
import io.segue.batch.Counts;
import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.StaleAttemptException;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitResult;
import io.segue.batch.UnitState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What units and items record, on any database. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class OutcomeContract {

    private final LedgerFixture ledger;
    private final UnitLedger units;

    OutcomeContract(LedgerFixture ledger) {
        this.ledger = ledger;
        this.units = ledger.units();
    }

    private UnitRef aUnit(int items) {
        return ledger.aBatch().unit("Focus", items).running().unit(0);
    }

    private void record(UnitRef unit, ItemState state, long... rows) {
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (long row : rows) {
            outcomes.add(ItemOutcome.of(row, state));
        }
        units.record(unit, outcomes);
    }

    private Counts counts(UnitRef unit) {
        return units.unit(unit).counts();
    }

    private ItemState stateOf(UnitRef unit, int position) {
        return units.items(unit, position, 1).get(0).state();
    }

    /** Brings the first item there by the shortest way. */
    private void bring(UnitRef unit, ItemState state) {
        List<ItemState> way = switch (state) {
            case REJECTED, PENDING -> List.of();
            case VERIFIED -> List.of(ItemState.ADDED, ItemState.VERIFIED);
            case COMPENSATED -> List.of(ItemState.ADDED, ItemState.COMPENSATED);
            default -> List.of(state);
        };
        way.forEach(step -> record(unit, step, 0));
        assertThat(stateOf(unit, 0)).isEqualTo(state);
    }

    @Test
    void countsAnOutcomeOnceHoweverOftenItIsRecorded() {
        UnitRef unit = aUnit(3);

        record(unit, ItemState.MATCHED, 0, 1);
        record(unit, ItemState.MATCHED, 0, 1);
        units.record(unit, List.of(ItemOutcome.of(2, ItemState.MATCHED), ItemOutcome.of(2, ItemState.MATCHED)));

        assertThat(counts(unit)).isEqualTo(new Counts(3, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void countsCumulatively() {
        UnitRef unit = aUnit(11);

        record(unit, ItemState.MATCHED, 0, 1, 2);
        record(unit, ItemState.AMBIGUOUS, 3);
        record(unit, ItemState.NOT_FOUND, 4);
        record(unit, ItemState.PRESENT, 2, 5);
        record(unit, ItemState.ADDED, 0, 1);
        record(unit, ItemState.VERIFIED, 0);
        record(unit, ItemState.DEAD, 6);
        record(unit, ItemState.COMPENSATED, 0, 1);
        record(unit, ItemState.DISCARDED, 7);
        record(unit, ItemState.SUBSTITUTED, 8, 9);
        record(unit, ItemState.ADDED, 8);

        assertThat(counts(unit)).isEqualTo(new Counts(11, 0, 3, 1, 1, 2, 3, 1, 1, 2, 1, 2));
    }

    @ParameterizedTest
    @EnumSource(value = ItemState.class, mode = EnumSource.Mode.EXCLUDE, names = "REJECTED")
    void movesItemsOnlyWhereTheyMayGo(ItemState from) {
        for (ItemState to : EnumSet.complementOf(EnumSet.of(from))) {
            UnitRef unit = aUnit(1);
            bring(unit, from);
            Counts before = counts(unit);

            record(unit, to, 0);

            boolean allowed = to.from().contains(from);
            assertThat(stateOf(unit, 0)).as(from + " to " + to).isEqualTo(allowed ? to : from);
            assertThat(counts(unit).equals(before))
                    .as("counters after " + from + " to " + to)
                    .isEqualTo(!allowed);
        }
    }

    @Test
    void neverMovesRejectedRows() {
        UnitRef unit =
                ledger.aBatch().rejected("Focus").unit("Focus", 1).running().unit(0);

        for (ItemState state : ItemState.values()) {
            record(unit, state, 0);
        }

        assertThat(counts(unit)).isEqualTo(new Counts(2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(units.page(unit.page(0))).extracting(Item::rowNo).containsExactly(1L);
        assertThat(units.unit(unit).items()).isEqualTo(1);
    }

    @Test
    void leavesTheItemsOfOtherUnitsAlone() {
        BatchRef batch = ledger.aBatch().unit("Focus", 1).unit("Party", 1).running();

        record(batch.unit(0), ItemState.MATCHED, 1);

        assertThat(stateOf(batch.unit(1), 0)).isEqualTo(ItemState.PENDING);
        assertThat(counts(batch.unit(0)).matched()).isZero();
    }

    @Test
    void keepsWhatAnOutcomeSaysNothingAbout() {
        UnitRef unit = aUnit(1);
        units.record(
                unit,
                List.of(new ItemOutcome(
                        0, ItemState.MATCHED, "uri:1", "A – B", "{\"t\":1}", 0.75, "same title", null)));

        record(unit, ItemState.ADDED, 0);

        Item item = units.items(unit, 0, 1).get(0);
        assertThat(item.targetUri()).isEqualTo("uri:1");
        assertThat(item.target()).isEqualTo("{\"t\":1}");
        ReportStore.ResultRow row = reportRow(unit);
        assertThat(row.targetLabel()).isEqualTo("A – B");
        assertThat(row.score()).isEqualTo(0.75);
        assertThat(row.reason()).isEqualTo("same title");
        assertThat(row.errorClass()).isNull();
    }

    private ReportStore.ResultRow reportRow(UnitRef unit) {
        List<ReportStore.ResultRow> rows = new ArrayList<>();
        ledger.reports.forEach(unit.batchId(), List.of(), rows::add);
        return rows.get(0);
    }

    @Test
    void takesAnyTextThereIs() {
        UnitRef unit = aUnit(1);
        String emoji = "🎧 Ünïcødé 音楽 " + "x".repeat(20_000);

        units.record(
                unit,
                List.of(new ItemOutcome(
                        0, ItemState.MATCHED, emoji, emoji, emoji, 1.0, "nul \0 in it", "half \uD83C pair")));

        Item item = units.items(unit, 0, 1).get(0);
        assertThat(item.targetUri()).isEqualTo(emoji);
        assertThat(item.target()).isEqualTo(emoji);
        assertThat(reportRow(unit).reason()).isEqualTo("nul \uFFFD in it");
        assertThat(reportRow(unit).errorClass()).startsWith("half ").endsWith(" pair");
    }

    @Test
    void takesAnyTextAsTitleLabelAndPayload() {
        String title = "🎧 " + "Very long ".repeat(1000);
        BatchRef batch = ledger.aBatch()
                .item(title, "label \0 \uD83C", "payload \0")
                .item("nul \0", "b", "{}")
                .running();

        assertThat(units.unit(batch.unit(0)).title()).isEqualTo(title);
        assertThat(units.unit(batch.unit(1)).title()).isEqualTo("nul \uFFFD");
        assertThat(units.items(batch.unit(0), 0, 1).get(0).payload()).isEqualTo("payload \uFFFD");
        assertThat(reportRow(batch.unit(0)).label()).startsWith("label \uFFFD ");
        assertThat(ledger.activities().unitsToApply(batch, -1, 10).get(0).title())
                .isEqualTo(title);
    }

    @Test
    void refusesRecordsOfAnOlderAttempt() {
        BatchRef first = ledger.aBatch().unit("Focus", 2).running();
        UnitRef old = first.unit(0);
        BatchRef second = ledger.next(first);

        List<Runnable> writes = List.of(
                () -> record(old, ItemState.MATCHED, 0),
                () -> units.begin(old),
                () -> units.waiting(old, "quota", Duration.ofSeconds(1)),
                () -> units.saveCandidates(old.page(0), List.of(candidate(0, 0))),
                () -> units.countAttempts(old, List.of(0L)),
                () -> units.countAttempt(old),
                () -> units.finish(old),
                () -> units.fail(old, "why"),
                () -> units.compensated(old, true, "done"));

        for (Runnable write : writes) {
            assertThatThrownBy(write::run)
                    .isInstanceOf(StaleAttemptException.class)
                    .hasMessageContaining("Attempt 1 of batch " + old.batchId() + " has been superseded");
        }
        assertThat(units.unit(second.unit(0)).state()).isEqualTo(UnitState.PENDING);
        assertThat(counts(second.unit(0)).matched()).isZero();
        assertThat(units.candidates(second.unit(0).page(0))).isEmpty();
    }

    /** The record is in flight, uncommitted, when the next attempt begins: the attempt waits for it and sees it. */
    @Test
    void aNewAttemptSeesARecordInFlight() throws Exception {
        BatchRef batch = ledger.aBatch().unit("Focus", 1).running();
        CountDownLatch recorded = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<Void> recording =
                CompletableFuture.runAsync(() -> ledger.transaction.executeWithoutResult(status -> {
                    record(batch.unit(0), ItemState.MATCHED, 0);
                    recorded.countDown();
                    await(commit);
                }));
        await(recorded);

        CompletableFuture<BatchRef> beginning = CompletableFuture.supplyAsync(() -> ledger.next(batch));
        boolean tooEarly = awaitQuietly(beginning, 300);
        commit.countDown();
        BatchRef second = beginning.get(20, TimeUnit.SECONDS);
        recording.get(20, TimeUnit.SECONDS);

        assertThat(tooEarly).as("began while a record was in flight").isFalse();
        assertThat(stateOf(second.unit(0), 0)).isEqualTo(ItemState.MATCHED);
        assertThat(counts(second.unit(0)).matched()).isEqualTo(1);
    }

    /** The next attempt has begun, uncommitted: the record waits for it and is refused. */
    @Test
    void aRecordIsRefusedByAnAttemptThatBeginsMeanwhile() throws Exception {
        BatchRef batch = ledger.aBatch().unit("Focus", 1).running();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<BatchRef> beginning =
                CompletableFuture.supplyAsync(() -> ledger.transaction.execute(status -> {
                    BatchRef next = ledger.next(batch);
                    begun.countDown();
                    await(commit);
                    return next;
                }));
        await(begun);

        CompletableFuture<Void> recording =
                CompletableFuture.runAsync(() -> record(batch.unit(0), ItemState.MATCHED, 0));
        awaitQuietly(recording, 300);
        commit.countDown();
        BatchRef second = beginning.get(20, TimeUnit.SECONDS);

        assertThat(recording)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(StaleAttemptException.class);
        assertThat(stateOf(second.unit(0), 0)).isEqualTo(ItemState.PENDING);
        assertThat(counts(second.unit(0)).matched()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives the other side a chance to go wrong; whether it ended within the time. */
    private static boolean awaitQuietly(CompletableFuture<?> future, long millis) {
        try {
            future.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException stillBlocked) {
            return false;
        } catch (Exception ended) {
            return true;
        }
    }

    @Test
    void givesItemsPageByPageInOrder() {
        UnitRef unit = aUnit(205);

        assertThat(units.page(unit.page(0)))
                .hasSize(100)
                .first()
                .extracting(Item::position)
                .isEqualTo(0);
        assertThat(units.page(unit.page(2))).extracting(Item::position).containsExactly(200, 201, 202, 203, 204);
        assertThat(units.page(unit.page(3))).isEmpty();
        assertThat(units.items(unit, 99, 3)).extracting(Item::position).containsExactly(99, 100, 101);
    }

    @Test
    void findsTheFirstItemInAState() {
        UnitRef unit = aUnit(5);
        record(unit, ItemState.MATCHED, 0, 1, 3);

        assertThat(units.first(unit, Set.of(ItemState.PENDING))).hasValue(2);
        assertThat(units.first(unit, Set.of(ItemState.MATCHED, ItemState.PENDING)))
                .hasValue(0);
        assertThat(units.first(unit, Set.of(ItemState.ADDED))).isEmpty();
        assertThat(units.first(unit, Set.of())).isEmpty();
    }

    @Test
    void countsTargetsBeforeAPosition() {
        UnitRef unit = aUnit(6);
        for (long row = 0; row < 6; row++) {
            String uri = row % 2 == 0 ? "even" : "odd";
            units.record(unit, List.of(new ItemOutcome(row, ItemState.MATCHED, uri, null, null, null, null, null)));
        }
        record(unit, ItemState.DEAD, 1);

        assertThat(units.targetsBefore(unit, 4, List.of("even", "odd", "odd", "none")))
                .isEqualTo(Map.of("even", 2, "odd", 1));
        assertThat(units.targetsBefore(unit, 0, List.of("even"))).isEmpty();
        assertThat(units.targetsBefore(unit, 4, List.of())).isEmpty();
    }

    private static Candidate candidate(long row, int ranking) {
        return new Candidate(row, ranking, "uri:" + row + ":" + ranking, "label", "{}", null, null);
    }

    @Test
    void replacesTheCandidatesOfTheItemsNamedAndNoOthers() {
        UnitRef unit = aUnit(102);
        units.saveCandidates(unit.page(0), List.of(candidate(0, 0), candidate(0, 1), candidate(1, 0)));
        units.saveCandidates(unit.page(1), List.of(candidate(101, 0)));

        units.saveCandidates(unit.page(0), List.of(new Candidate(0, 0, "other", "label", "{}", 0.5, "nearly")));

        Map<Long, List<Candidate>> found = units.candidates(unit.page(0));
        assertThat(found).containsOnlyKeys(0L, 1L);
        assertThat(found.get(0L)).containsExactly(new Candidate(0, 0, "other", "label", "{}", 0.5, "nearly"));
        assertThat(ledger.reports.candidates(unit.batchId(), 101)).hasSize(1);
        units.saveCandidates(unit.page(0), List.of());
        assertThat(units.candidates(unit.page(0))).hasSize(2);
    }

    @Test
    void countsFailedAnswers() {
        UnitRef unit = aUnit(3);

        assertThat(units.countAttempts(unit, List.of(0L, 1L))).isEqualTo(Map.of(0L, 1, 1L, 1));
        assertThat(units.countAttempts(unit, List.of(1L, 2L))).isEqualTo(Map.of(1L, 2, 2L, 1));
        assertThat(units.countAttempt(unit)).isEqualTo(1);
        assertThat(units.countAttempt(unit)).isEqualTo(2);
        assertThat(units.items(unit, 1, 1).get(0).attempts()).isEqualTo(2);
    }

    @Test
    void waitsAndGoesOn() {
        UnitRef unit = aUnit(1);
        units.begin(unit);
        units.waiting(unit, "rate limit", Duration.ofMinutes(5));
        assertThat(units.unit(unit).state()).isEqualTo(UnitState.WAITING);

        units.begin(unit);

        assertThat(units.unit(unit).state()).isEqualTo(UnitState.RUNNING);
        assertThat(ledger.text("SELECT wait_reason FROM unit WHERE batch_id = ? AND unit_no = 0", unit.batchId()))
                .isNull();
    }

    @Test
    void leavesAClosedUnitClosedWhateverComesLate() {
        UnitRef unit = aUnit(1);
        bring(unit, ItemState.VERIFIED);
        assertThat(units.finish(unit)).isEqualTo(new UnitResult(0, UnitState.APPLIED, 0));

        units.begin(unit);
        units.waiting(unit, "quota", Duration.ofMinutes(5));
        assertThat(units.fail(unit, "too late")).isEqualTo(new UnitResult(0, UnitState.APPLIED, 0));

        assertThat(units.unit(unit).state()).isEqualTo(UnitState.APPLIED);
        assertThat(ledger.events.of(unit.batchId()))
                .extracting(event -> event.kind())
                .containsExactly("CREATED", "SEALED", "ATTEMPT", "UNIT_APPLIED");
    }

    @Test
    void closesWithTheStateTheCountersImply() {
        UnitRef none = aUnit(2);
        record(none, ItemState.NOT_FOUND, 0, 1);
        assertThat(units.finish(none)).isEqualTo(new UnitResult(0, UnitState.FAILED, 2));

        UnitRef some = aUnit(2);
        record(some, ItemState.NOT_FOUND, 1);
        bring(some, ItemState.VERIFIED);
        assertThat(units.finish(some)).isEqualTo(new UnitResult(0, UnitState.PARTIAL, 1));

        UnitRef all = aUnit(2);
        record(all, ItemState.PRESENT, 1);
        bring(all, ItemState.VERIFIED);
        assertThat(units.finish(all)).isEqualTo(new UnitResult(0, UnitState.APPLIED, 0));

        UnitRef chosen = aUnit(2);
        record(chosen, ItemState.DISCARDED, 1);
        bring(chosen, ItemState.VERIFIED);
        assertThat(units.finish(chosen)).isEqualTo(new UnitResult(0, UnitState.APPLIED, 0));

        UnitRef rehearsed = ledger.aBatch().dryRun().unit("Focus", 1).running().unit(0);
        record(rehearsed, ItemState.MATCHED, 0);
        assertThat(units.finish(rehearsed).state()).isEqualTo(UnitState.APPLIED);

        UnitRef rejected =
                ledger.aBatch().unit("Focus", 1).rejected("Focus").running().unit(0);
        bring(rejected, ItemState.VERIFIED);
        assertThat(units.finish(rejected)).isEqualTo(new UnitResult(0, UnitState.PARTIAL, 0));
    }

    @Test
    void failsForAReasonAndKeepsWhatWasApplied() {
        UnitRef unit = aUnit(2);
        bring(unit, ItemState.VERIFIED);

        assertThat(units.fail(unit, "stopped")).isEqualTo(new UnitResult(0, UnitState.PARTIAL, 0));
        assertThat(failure(unit)).isEqualTo("stopped");
        assertThat(units.fail(aUnit(1), "stopped").state()).isEqualTo(UnitState.FAILED);
    }

    private @Nullable String failure(UnitRef unit) {
        return ledger.text("SELECT failure FROM unit WHERE batch_id = ? AND unit_no = 0", unit.batchId());
    }

    @Test
    void closesItsCompensation() {
        UnitRef unit =
                ledger.aBatch().unit("Focus", 2).rejected("Focus").running().unit(0);
        bring(unit, ItemState.VERIFIED);
        record(unit, ItemState.NOT_FOUND, 1);
        units.fail(unit, "stopped");

        assertThat(units.compensated(unit, false, "would not go"))
                .isEqualTo(new UnitResult(0, UnitState.COMPENSATION_INCOMPLETE, 1));
        assertThat(failure(unit)).isEqualTo("would not go");
        assertThat(units.compensated(unit, true, "gone").state()).isEqualTo(UnitState.COMPENSATED);
        assertThat(failure(unit)).isNull();
        assertThat(units.compensated(unit, false, "the answer was lost").state())
                .as("what was read back as gone stays gone")
                .isEqualTo(UnitState.COMPENSATED);
    }
}
