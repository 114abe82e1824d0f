package io.segue.batch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.batch.BatchRef;
import io.segue.batch.BatchState;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.LedgerActivities.Ending;
import io.segue.batch.UnitState;
import io.segue.batch.UnitSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Rows that arrived are known again by the next batch of the series, as often as they arrived. */
abstract class KnownRowContract {

    private final LedgerFixture ledger;
    private final String job = "job-" + UUID.randomUUID();

    KnownRowContract(LedgerFixture ledger) {
        this.ledger = ledger;
    }

    /** Stages these payloads into a unit as an intake would; the batch with what was not passed over. */
    private BatchRef night(String... payloads) {
        String batchId = ledger.batches
                .findOrCreate(LedgerFixture.newBatch(LedgerFixture.fingerprint(), job, false), false)
                .batchId();
        RowSieve sieve = ledger.known.sieve(batchId, job, null, "local:x");
        sieve.unit(0, "List");
        List<StagingStore.StagedRow> staged = new ArrayList<>();
        for (String payload : payloads) {
            if (!sieve.unchanged(0, payload)) {
                int no = staged.size();
                staged.add(new StagingStore.StagedRow(
                        no, 0, no == 0 ? "List" : null, no, 0, no + 2, "label " + payload, payload, null));
            }
        }
        ledger.transaction.executeWithoutResult(status -> {
            sieve.keep();
            ledger.staging.write(batchId, staged);
        });
        ledger.transaction.executeWithoutResult(status -> ledger.staging.seal(batchId));
        return new BatchRef(batchId, 0);
    }

    /** Lets these rows of the batch arrive, and closes it. */
    private void arrive(BatchRef sealed, long... rows) {
        BatchRef batch = ledger.next(sealed);
        ledger.define(batch.batchId());
        ledger.activities().open(batch);
        List<Long> numbers = LongStream.of(rows).boxed().toList();
        for (ItemState state : List.of(ItemState.MATCHED, ItemState.ADDED, ItemState.VERIFIED)) {
            ledger.units()
                    .record(
                            batch.unit(0),
                            numbers.stream()
                                    .map(row -> ItemOutcome.of(row, state))
                                    .toList());
        }
        ledger.known.remember(batch.batchId());
    }

    private List<String> staged(BatchRef batch) {
        return ledger.jdbc.queryForList(
                "SELECT payload FROM item_source WHERE batch_no = (SELECT batch_no FROM batch WHERE batch_id = ?) ORDER BY item_id",
                String.class,
                batch.batchId());
    }

    private UnitSummary unit(BatchRef batch) {
        return ledger.summaries.units(batch.batchId()).get(0);
    }

    private List<String> gone(BatchRef batch) throws IOException {
        List<String> gone = new ArrayList<>();
        ledger.known.forEachGone(batch.batchId(), (unit, label) -> gone.add(unit + ": " + label));
        return gone;
    }

    @Test
    void aRowIsUnchangedAsOftenAsItArrived() {
        arrive(night("a", "a", "b", "c"), 0, 1, 3);

        BatchRef second = night("c", "a", "b", "a", "a");

        assertThat(staged(second)).containsExactly("b", "a");
        assertThat(unit(second).counts().rows()).isEqualTo(5);
        assertThat(unit(second).counts().unchanged()).isEqualTo(3);
        assertThat(unit(second).state()).isEqualTo(UnitState.PENDING);
    }

    @Test
    void aUnitWithNothingNewIsAppliedAndTheBatchWithIt() throws IOException {
        arrive(night("a", "b"), 0, 1);

        BatchRef second = ledger.next(night("b", "a"));
        ledger.define(second.batchId());
        ledger.activities().open(second);

        assertThat(unit(second).state()).isEqualTo(UnitState.APPLIED);
        assertThat(ledger.activities().unitsToApply(second, -1, 10)).isEmpty();
        assertThat(ledger.activities().close(second, Ending.ALL_UNITS_DONE, null))
                .isEqualTo(BatchState.APPLIED);
        assertThat(gone(second)).isEmpty();
    }

    @Test
    void aRowThatDisappearsIsNamedOnceAndIsNewWhenItComesBack() throws IOException {
        arrive(night("a", "a", "b"), 0, 1, 2);

        BatchRef second = night("a");
        assertThat(gone(second)).containsExactlyInAnyOrder("List: label a", "List: label b");
        arrive(second);

        BatchRef third = night("a", "a");
        assertThat(gone(third)).isEmpty();
        assertThat(staged(third)).containsExactly("a");
    }

    @Test
    void rememberingTwiceIsRememberingOnceAndWhatIsTakenBackIsForgotten() {
        BatchRef first = night("a", "a");
        arrive(first, 0, 1);
        ledger.known.remember(first.batchId());
        assertThat(staged(night("a", "a", "a"))).containsExactly("a");

        ledger.known.forget(first.batchId());

        assertThat(staged(night("a", "a", "a"))).hasSize(3);
    }

    @Test
    void aReadingThatWasInterruptedIsRepeatedWithoutTrace() {
        arrive(night("a", "b"), 0, 1);
        BatchRef second = night("a");

        RowSieve again = ledger.known.sieve(second.batchId(), job, null, "local:x");
        again.unit(0, "List");
        assertThat(again.unchanged(0, "a")).isTrue();
        ledger.transaction.executeWithoutResult(status -> again.keep());

        assertThat(ledger.jdbc.queryForList(
                        "SELECT unchanged FROM unit_unchanged WHERE batch_no = (SELECT batch_no FROM batch WHERE batch_id = ?)",
                        Long.class,
                        second.batchId()))
                .containsExactly(1L);
    }

    @Test
    void anotherUserOrTargetKnowsNothingOfIt() {
        arrive(night("a"), 0);
        String batchId = ledger.batches
                .findOrCreate(LedgerFixture.newBatch(LedgerFixture.fingerprint(), job, false), false)
                .batchId();
        for (RowSieve sieve : List.of(
                ledger.known.sieve(batchId, job, "anna", "local:x"),
                ledger.known.sieve(batchId, job, null, "local:y"))) {
            sieve.unit(0, "List");
            assertThat(sieve.unchanged(0, "a")).isFalse();
        }
    }
}
