package io.segue.batch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.batch.BatchState;
import io.segue.batch.ledger.HistoryStore.Past;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a report on many batches reads of them. */
abstract class HistoryContract {

    /** Tests share a database: each has a year of its own, long before there was anything else. */
    private static final AtomicInteger YEAR = new AtomicInteger(1900);

    private final LedgerFixture ledger;
    private final HistoryStore history;
    private final SeededNights nights;
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;

    HistoryContract(LedgerFixture ledger) {
        this.ledger = ledger;
        this.history = new HistoryStore(ledger.jdbc);
        this.nights = new SeededNights(ledger.jdbc);
    }

    @BeforeEach
    void takeAYear() {
        from = Instant.parse(YEAR.getAndIncrement() + "-06-01T00:00:00Z");
        to = from.plus(30, ChronoUnit.DAYS);
    }

    private List<Past> past() {
        return history.between(from, to, "batch-report");
    }

    @Test
    void sumsTheCountersOfUnitsAndTheRowsThatBelongToNone() {
        String batch = nights.batch("job", "fake", BatchState.PARTIAL, from, 60L, 3, 10, 4, 2, 1, 2, 1);
        nights.looseRows(batch, 5);

        assertThat(past()).singleElement().satisfies(past -> {
            assertThat(past.batch().batchId()).isEqualTo(batch);
            assertThat(past.batch().units()).isEqualTo(3);
            assertThat(past.batch().unitsClosed()).isEqualTo(3);
            assertThat(past.batch().counts().rows()).isEqualTo(35);
            assertThat(past.batch().counts().rejected()).isEqualTo(5);
            assertThat(past.batch().counts().added()).isEqualTo(12);
            assertThat(past.batch().counts().present()).isEqualTo(6);
            assertThat(past.batch().counts().ambiguous()).isEqualTo(3);
            assertThat(past.batch().counts().notFound()).isEqualTo(6);
            assertThat(past.batch().counts().dead()).isEqualTo(3);
            assertThat(past.batch().finishedAt()).isEqualTo(from.plusSeconds(60));
            assertThat(past.owned()).isFalse();
        });
    }

    @Test
    void isAboutThePeriodAndNothingElseOldestFirst() {
        String second = nights.batch("job", "fake", BatchState.APPLIED, to.minusSeconds(1), 1L, 0);
        String first = nights.batch("job", "fake", BatchState.APPLIED, from, 1L, 0);
        nights.batch("job", "fake", BatchState.APPLIED, from.minusSeconds(1), 1L, 0);
        nights.batch("job", "fake", BatchState.APPLIED, to, 1L, 0);
        nights.batch("job", "batch-report", BatchState.APPLIED, from, 1L, 0);

        assertThat(past()).extracting(past -> past.batch().batchId()).containsExactly(first, second);
    }

    @Test
    void tellsWhetherSomebodyWasWorkingOnIt() {
        nights.leased(
                nights.batch("alive", "fake", BatchState.RUNNING, from, null, 1, 1, 0, 0, 0, 0, 0),
                Instant.now().plusSeconds(60));
        nights.leased(
                nights.batch("dead", "fake", BatchState.RUNNING, from.plusSeconds(1), null, 1, 1, 0, 0, 0, 0, 0),
                Instant.now().minusSeconds(60));

        assertThat(past()).extracting(Past::owned).containsExactly(true, false);
    }

    @Test
    void theRevisionChangesWithEverythingThatIsRecordedButOfReports() {
        String batch = nights.batch("job", "kind-" + from, BatchState.RUNNING, from, null, 2, 1, 0, 0, 0, 0, 0);
        String report = nights.batch("job", "other-" + from, BatchState.APPLIED, from, 1L, 0);
        String before = history.revision("other-" + from);

        nights.event(report);
        assertThat(history.revision("other-" + from)).isEqualTo(before);

        ledger.jdbc.update("UPDATE unit SET added = added + 1 WHERE batch_id = ?", batch);
        String counted = history.revision("other-" + from);
        assertThat(counted).isNotEqualTo(before);

        nights.event(batch);
        assertThat(history.revision("other-" + from)).isNotEqualTo(counted);
    }
}
