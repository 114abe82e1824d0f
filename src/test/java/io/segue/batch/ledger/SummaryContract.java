package io.segue.batch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.batch.BatchRef;
import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Counts;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.LedgerActivities.Ending;
import io.segue.batch.UnitLedger;
import io.segue.batch.ledger.ReportStore.ResultRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Batches at a glance and row by row, on any database. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class SummaryContract {

    private final LedgerFixture ledger;
    private final UnitLedger units;

    SummaryContract(LedgerFixture ledger) {
        this.ledger = ledger;
        this.units = ledger.units();
    }

    private BatchSummary summary(BatchRef batch) {
        return ledger.summaries.find(batch.batchId()).orElseThrow();
    }

    @Test
    void knowsNoBatchThatIsNot() {
        assertThat(ledger.summaries.find("none")).isEmpty();
        assertThat(ledger.summaries.startingWith("none at all", 10)).isEmpty();
    }

    @Test
    void countsNothingWhileStagingAnEmptyInput() {
        BatchSummary summary = summary(ledger.aBatch().staged());

        assertThat(summary.state()).isEqualTo(BatchState.STAGING);
        assertThat(summary.counts()).isEqualTo(Counts.NONE);
        assertThat(summary.units()).isZero();
        assertThat(summary.unitsClosed()).isZero();
        assertThat(summary.report()).isNull();
        assertThat(summary.startedAt()).isNull();
    }

    @Test
    void addsUpUnitsAndLooseRows() {
        BatchRef batch = ledger.aBatch()
                .rejected(null)
                .unit("Focus", 2)
                .rejected("Focus")
                .unit("Party", 1)
                .running();
        units.record(batch.unit(0), List.of(ItemOutcome.of(1, ItemState.MATCHED), ItemOutcome.of(2, ItemState.DEAD)));
        units.record(batch.unit(1), List.of(ItemOutcome.of(4, ItemState.PRESENT)));
        units.finish(batch.unit(1));

        BatchSummary summary = summary(batch);

        assertThat(summary.state()).isEqualTo(BatchState.RUNNING);
        assertThat(summary.counts()).isEqualTo(new Counts(5, 2, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0));
        assertThat(summary.units()).isEqualTo(2);
        assertThat(summary.unitsClosed()).isEqualTo(1);
    }

    @Test
    void waitsWhenAllThatGoesOnIsWaiting() {
        BatchRef batch = ledger.aBatch()
                .unit("a", 1)
                .unit("b", 1)
                .unit("c", 1)
                .unit("d", 1)
                .running();
        units.begin(batch.unit(0));
        units.waiting(batch.unit(1), "a quota", Duration.ofHours(5));
        assertThat(summary(batch).state()).as("one is running").isEqualTo(BatchState.RUNNING);
        assertThat(summary(batch).waitReason()).isNull();

        units.waiting(batch.unit(0), "the rate limit", Duration.ofHours(1));
        units.fail(batch.unit(2), "no");

        BatchSummary waiting = summary(batch);
        assertThat(waiting.state()).isEqualTo(BatchState.WAITING);
        assertThat(waiting.waitReason()).as("why the first to go on is waiting").isEqualTo("the rate limit");
        assertThat(waiting.waitUntil())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(50)),
                        Instant.now().plus(Duration.ofMinutes(70)));
        units.begin(batch.unit(1));
        assertThat(summary(batch).state()).isEqualTo(BatchState.RUNNING);
    }

    @Test
    void doesNotWaitOnceItHasEnded() {
        BatchRef batch = ledger.aBatch().unit("a", 1).running();
        units.waiting(batch.unit(0), "quota", Duration.ofHours(1));
        ledger.activities().close(batch, Ending.CANCELLED, "cancelled by me");

        BatchSummary summary = summary(batch);
        assertThat(summary.state()).isEqualTo(BatchState.CANCELLED);
        assertThat(summary.waitUntil()).isNull();
        assertThat(summary.failure()).isEqualTo("cancelled by me");
    }

    @Test
    void findsBatchesByTheBeginningOfTheirId() {
        String mark = LedgerFixture.fingerprint().substring(0, 8);
        ledger.aBatch().job("50%_off!" + mark).staged();
        ledger.aBatch().job("50%xoff!" + mark).staged();
        ledger.aBatch().job("50x_off!" + mark).staged();

        assertThat(ledger.summaries.startingWith("50%_off!" + mark, 10)).hasSize(1);
        assertThat(ledger.summaries.startingWith("50%_off", 100))
                .extracting(BatchSummary::job)
                .contains("50%_off!" + mark)
                .doesNotContain("50%xoff!" + mark, "50x_off!" + mark);
        assertThat(ledger.summaries.startingWith("%", 10)).isEmpty();
        assertThat(ledger.summaries.startingWith("_", 10)).isEmpty();
    }

    @Test
    void listsTheLatestFirst() {
        String mark = "latest" + LedgerFixture.fingerprint().substring(0, 8);
        String first = ledger.aBatch().job(mark).staged().batchId();
        String second = ledger.aBatch().job(mark).staged().batchId();

        assertThat(ledger.summaries.startingWith(mark, 10))
                .extracting(BatchSummary::batchId)
                .containsExactly(second, first);
        assertThat(ledger.summaries.startingWith(mark, 1))
                .extracting(BatchSummary::batchId)
                .containsExactly(second);
    }

    @Test
    void remembersWhereTheReportIs() {
        BatchRef batch = ledger.aBatch().staged();

        ledger.batches.reportWritten(batch.batchId(), Path.of("/output/batch"));

        assertThat(summary(batch).report()).isEqualTo(Path.of("/output/batch"));
    }

    @Test
    void streamsRowsInInputOrderHoweverMany() {
        BatchRef batch = ledger.aBatch()
                .unit("Focus", 1200)
                .rejected(null)
                .unit("Party", 1200)
                .unit("Focus", 101)
                .running();
        List<ResultRow> rows = new ArrayList<>();

        ledger.reports.forEach(batch.batchId(), List.of(), rows::add);

        assertThat(rows)
                .extracting(ResultRow::rowNo)
                .isEqualTo(LongStream.range(0, 2502).boxed().toList());
        assertThat(rows.get(1200))
                .isEqualTo(new ResultRow(
                        1200,
                        Path.of("/project/a.csv"),
                        1202,
                        null,
                        null,
                        "bad row",
                        null,
                        ItemState.REJECTED,
                        null,
                        null,
                        null,
                        "it is bad",
                        null));
        assertThat(rows.get(2401).unit()).isEqualTo("Focus");
        assertThat(rows.get(2401).position()).isEqualTo(1200);
    }

    @Test
    void streamsOnlyTheStatesAskedFor() {
        BatchRef batch = ledger.aBatch().unit("Focus", 3000).running();
        List<ItemOutcome> outcomes = LongStream.range(0, 3000)
                .mapToObj(row -> ItemOutcome.of(row, row % 3 == 0 ? ItemState.NOT_FOUND : ItemState.MATCHED))
                .toList();
        units.record(batch.unit(0), outcomes);
        List<ResultRow> rows = new ArrayList<>();

        ledger.reports.forEach(batch.batchId(), List.of(ItemState.NOT_FOUND, ItemState.DEAD), rows::add);

        assertThat(rows).hasSize(1000).allMatch(row -> row.state() == ItemState.NOT_FOUND);
    }
}
