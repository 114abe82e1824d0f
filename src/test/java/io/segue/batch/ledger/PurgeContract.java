package io.segue.batch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.batch.BatchRef;
import io.segue.batch.BatchTraces;
import io.segue.batch.Candidate;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.LedgerActivities.Ending;
import io.segue.batch.Retention.PurgeRule;
import io.segue.batch.ledger.PurgeStore.Expired;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Old batches go, whole, and only those that nobody needs. */
abstract class PurgeContract {

    private static final PurgeRule NOW = new PurgeRule(Duration.ZERO, 0, false);

    private final LedgerFixture ledger;
    private final PurgeStore store;
    private final String job = "job-" + UUID.randomUUID();

    PurgeContract(LedgerFixture ledger) {
        this.ledger = ledger;
        this.store = new PurgeStore(ledger.jdbc, ledger.transaction, ledger.clock, "");
    }

    private BatchRef ended(int items, ItemState... states) {
        BatchRef batch = ledger.aBatch().job(job).unit("Focus", items).running();
        for (int row = 0; row < states.length; row++) {
            ledger.units().record(batch.unit(0), List.of(ItemOutcome.of(row, states[row])));
        }
        ledger.units()
                .saveCandidates(batch.unit(0).page(0), List.of(new Candidate(0, 1, "uri", "label", "{}", 0.5, null)));
        ledger.units().fail(batch.unit(0), "closed");
        ledger.activities().close(batch, Ending.ALL_UNITS_DONE, null);
        return batch;
    }

    private List<String> expired(PurgeRule rule) {
        return store.expired(rule).stream()
                .filter(batch -> batch.jobName().equals(job))
                .map(Expired::batchId)
                .toList();
    }

    private Expired expired(BatchRef batch) {
        return store.expired(NOW).stream()
                .filter(found -> found.batchId().equals(batch.batchId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyEndedBatchesOldEnoughAndBeyondTheLastOnesGo() {
        BatchRef first = ended(1);
        BatchRef second = ended(1);
        ledger.aBatch().job(job).unit("Focus", 1).running();

        assertThat(expired(NOW)).containsExactly(first.batchId(), second.batchId());
        assertThat(expired(new PurgeRule(Duration.ofHours(1), 0, false))).isEmpty();
        assertThat(expired(new PurgeRule(Duration.ZERO, 2, false))).containsExactly(first.batchId());
        assertThat(expired(new PurgeRule(Duration.ZERO, 3, false))).isEmpty();
    }

    @Test
    void whatSomebodyMayStillWantToActOnStaysUnlessAskedFor() {
        BatchRef dead = ended(2, ItemState.DEAD);
        BatchRef uncertain = ended(2, ItemState.AMBIGUOUS);

        assertThat(expired(NOW)).isEmpty();
        assertThat(store.open(NOW)).isGreaterThanOrEqualTo(2);
        assertThat(expired(new PurgeRule(Duration.ZERO, 0, true))).containsExactly(dead.batchId(), uncertain.batchId());

        ledger.jdbc.update(
                "UPDATE item_state SET state = 'VERIFIED' WHERE state = 'AMBIGUOUS' AND item_id = (SELECT batch_no * 4294967296"
                        + " FROM batch WHERE batch_id = ?)",
                uncertain.batchId());
        assertThat(expired(NOW)).as("settled since").containsExactly(uncertain.batchId());
    }

    @Test
    void aPurgeThatWasKilledIsFinishedHoweverYoungTheBatchAndItsIdentityIsUsedUp() {
        BatchRef batch = ended(12_000);
        String fingerprint = ledger.text("SELECT fingerprint FROM batch WHERE batch_id = ?", batch.batchId());
        Expired half = expired(batch);
        store.begin(half);
        ledger.jdbc.update("DELETE FROM candidate WHERE batch_id = ?", half.batchId());
        for (String table : List.of("item_outcome", "item_state", "item_source")) {
            ledger.jdbc.update("DELETE FROM " + table + " WHERE item_id - ? BETWEEN 0 AND 4999", half.batchNo() << 32);
        }

        Expired found = store.expired(new PurgeRule(Duration.ofDays(1), 9, false)).stream()
                .filter(again -> again.batchId().equals(batch.batchId()))
                .findFirst()
                .orElseThrow();
        store.begin(found);
        store.removeRows(found);
        store.finish(found, List.of(new NoTraces()));

        assertThat(remains(found)).isEmpty();
        assertThat(ledger.batches
                        .findOrCreate(LedgerFixture.newBatch(String.valueOf(fingerprint), job, false), false)
                        .batchId())
                .isEqualTo(batch.batchId() + "-2");
    }

    @Test
    void dueTimesLongPastGoUnlessTheirRunHasNotEnded() {
        ledger.jdbc.update("INSERT INTO scheduled_job (job_name, file) VALUES (?, 'jobs/x.yaml')", job);
        for (String state : List.of("ENDED", "SKIPPED", "RUNNING")) {
            for (int days : List.of(1, 40)) {
                ledger.jdbc.update(
                        "INSERT INTO scheduled_run (job_name, due_at, logical_date, cause, kind, state, start_after, attempts)"
                                + " VALUES (?, ?, CURRENT_DATE, 'CRON', ?, ?, CURRENT_TIMESTAMP, 1)",
                        job,
                        ledger.clock.now().minusDays(days),
                        state + days,
                        state);
            }
        }

        store.removeRuns(new PurgeRule(Duration.ofDays(30), 0, false));

        assertThat(ledger.jdbc.queryForList(
                        "SELECT kind FROM scheduled_run WHERE job_name = ? ORDER BY kind", String.class, job))
                .containsExactly("ENDED1", "RUNNING1", "RUNNING40", "SKIPPED1");
    }

    @Test
    void aForgottenUsersScheduleGoesAndOthersStay() {
        for (String user : List.of("ann", "anna")) {
            ledger.jdbc.update(
                    "INSERT INTO scheduled_job (job_name, file, definition) VALUES (?, 'jobs/x.yaml', ?)",
                    job + user,
                    "type: library-migration\nuser: " + user + "   # owner\n");
        }

        store.forget("ann");

        assertThat(ledger.jdbc.queryForList(
                        "SELECT job_name FROM scheduled_job WHERE job_name LIKE ?", String.class, job + "%"))
                .containsExactly(job + "anna");
    }

    private record NoTraces() implements BatchTraces {
        @Override
        public void purge(String batchId, @Nullable String user) {}
    }

    /** Tables that have rows of the batch. */
    private Set<String> remains(Expired batch) {
        Set<String> remains = new HashSet<>();
        for (String table : tables("batch_id")) {
            if (count("SELECT COUNT(*) FROM " + table + " WHERE batch_id = ?", batch.batchId()) > 0) {
                remains.add(table);
            }
        }
        for (String table : tables("batch_no")) {
            if (count("SELECT COUNT(*) FROM " + table + " WHERE batch_no = ?", batch.batchNo()) > 0) {
                remains.add(table);
            }
        }
        for (String table : List.of("item_state", "item_outcome")) {
            long first = batch.batchNo() << 32;
            if (count("SELECT COUNT(*) FROM " + table + " WHERE item_id - ? BETWEEN 0 AND 4294967295", first) > 0) {
                remains.add(table);
            }
        }
        return remains;
    }

    private int count(String sql, Object argument) {
        Integer count = ledger.jdbc.queryForObject(sql, Integer.class, argument);
        return count == null ? 0 : count;
    }

    private List<String> tables(String column) {
        return ledger
                .jdbc
                .queryForList(
                        "SELECT table_name FROM information_schema.columns WHERE LOWER(column_name) = ?"
                                + " AND LOWER(table_schema) = 'public'",
                        String.class,
                        column)
                .stream()
                .map(table -> table.toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void everyTableThatNamesABatchIsPurgedOrKeptOnPurpose() {
        Set<String> naming = new HashSet<>(tables("batch_id"));
        naming.addAll(tables("batch_no"));
        naming.addAll(tables("item_id"));
        assertThat(naming).hasSizeGreaterThan(10);

        naming.removeAll(PurgeStore.LARGE);
        naming.removeAll(PurgeStore.SMALL);
        naming.removeAll(PurgeStore.KEPT);
        naming.remove("unit_unchanged");

        assertThat(naming).as("tables that PurgeStore does not know").isEmpty();
    }
}
