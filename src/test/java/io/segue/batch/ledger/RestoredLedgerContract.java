package io.segue.batch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.BatchRef;
import io.segue.batch.BatchState;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.LedgerActivities.Ending;
import io.segue.batch.StaleAttemptException;
import io.segue.batch.UnitState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ledger that is older than the workflows that record into it believes itself, not them. */
abstract class RestoredLedgerContract {

    private final LedgerFixture ledger;

    RestoredLedgerContract(LedgerFixture ledger) {
        this.ledger = ledger;
    }

    private void arrive(BatchRef batch, long row) {
        for (ItemState state : List.of(ItemState.MATCHED, ItemState.ADDED, ItemState.VERIFIED)) {
            ledger.units().record(batch.unit(0), List.of(ItemOutcome.of(row, state)));
        }
    }

    @Test
    void aUnitTakenForDoneThatIsNotIsLeftToAnotherAttempt() {
        BatchRef lost = ledger.aBatch().unit("Focus", 2).running();
        arrive(lost, 1);

        assertThatThrownBy(() -> ledger.units().finish(lost.unit(0)))
                .isInstanceOf(StaleAttemptException.class)
                .hasMessageContaining("has items left");
        assertThatThrownBy(() -> ledger.units().fail(lost.unit(0), "lost"))
                .as("its workflow records nothing more")
                .isInstanceOf(StaleAttemptException.class);

        BatchRef next = ledger.next(new BatchRef(lost.batchId(), lost.attempt() + 1));
        ledger.activities().open(next);
        arrive(next, 0);
        assertThat(ledger.units().finish(next.unit(0)).state()).isEqualTo(UnitState.APPLIED);
        assertThat(ledger.activities().close(next, Ending.ALL_UNITS_DONE, null)).isEqualTo(BatchState.APPLIED);
        assertThat(ledger.events.of(next.batchId())).extracting(e -> e.kind()).containsOnlyOnce("SUPERSEDED");
    }

    @Test
    void aBatchWhoseUnitsAreNotDoneIsNotClosedAsIfTheyWere() {
        BatchRef lost = ledger.aBatch().unit("Focus", 1).running();

        assertThatThrownBy(() -> ledger.activities().close(lost, Ending.ALL_UNITS_DONE, null))
                .isInstanceOf(StaleAttemptException.class);

        assertThat(ledger.batches.get(lost.batchId()).state()).isEqualTo(BatchState.RUNNING);
        assertThat(ledger.batches.get(lost.batchId()).attempt()).isEqualTo(lost.attempt() + 1);
    }

    @Test
    void aRestoredLedgerRefusesEveryWorkflowOfTheTimeItKnowsNothingOf() {
        BatchRef before = ledger.aBatch().unit("Focus", 1).running();
        BatchRef ended = ledger.aBatch().unit("Focus", 1).running();
        ledger.units().fail(ended.unit(0), "no");
        ledger.activities().close(ended, Ending.ALL_UNITS_DONE, null);

        List<String> open = ledger.batches.restored();

        assertThat(open).contains(before.batchId()).doesNotContain(ended.batchId());
        for (int attempt = before.attempt(); attempt < before.attempt() + 4; attempt++) {
            BatchRef lost = new BatchRef(before.batchId(), attempt);
            assertThatThrownBy(() -> arrive(lost, 0)).isInstanceOf(StaleAttemptException.class);
        }
        BatchRef next = ledger.next(new BatchRef(
                before.batchId(), ledger.batches.get(before.batchId()).attempt()));
        ledger.activities().open(next);
        arrive(next, 0);
    }
}
