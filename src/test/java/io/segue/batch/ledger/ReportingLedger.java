package io.segue.batch.ledger;

import io.segue.batch.BatchState;
import io.segue.batch.ItemState;
import io.segue.batch.UnitState;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger in memory with the real schema, filled by hand with one batch that has ended: what reports are written from. */
public final class ReportingLedger {

    public static final String BATCH = "import-0123456789";

    private final JdbcTemplate jdbc;
    private final BatchStore batches;
    private final Map<String, Integer> units = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private long rows;

    public ReportingLedger() {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        DataSource database = memory;
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        this.jdbc = new JdbcTemplate(database);
        this.batches = new BatchStore(
                jdbc, new TransactionTemplate(new JdbcTransactionManager(database)), new EventStore(jdbc), "");
        batch();
    }

    public BatchStore batches() {
        return batches;
    }

    public SummaryStore summaries() {
        return new SummaryStore(jdbc);
    }

    public ReportStore rows() {
        return new ReportStore(jdbc, new ItemIds(jdbc));
    }

    private void batch() {
        jdbc.update("""
                INSERT INTO batch (batch_id, fingerprint, generation, job_name, job_type, definition, folder, dry_run, state, pass,
                                   attempt, unit_count, loose_rows, created_at, started_at, finished_at)
                VALUES (?, 'f', 1, 'import', 'fake', '{}', '/music', FALSE, 'APPLIED', 1, 3, 0, 0,
                        TIMESTAMP WITH TIME ZONE '2026-03-06 01:00:00+00', TIMESTAMP WITH TIME ZONE '2026-03-06 01:00:01+00',
                        TIMESTAMP WITH TIME ZONE '2026-03-06 01:04:13+00')
                """, BATCH);
        file(0, "/music/input/Road_Trip.csv");
    }

    public ReportingLedger file(int fileNo, String path) {
        jdbc.update(
                "INSERT INTO batch_input (batch_id, file_no, role, path, sha256, size_bytes) VALUES (?, ?, 'INPUT', ?, '', 0)",
                BATCH,
                fileNo,
                path);
        return this;
    }

    public ReportingLedger ended(BatchState state, boolean dryRun, @Nullable String failure) {
        jdbc.update(
                "UPDATE batch SET state = ?, dry_run = ?, failure = ? WHERE batch_id = ?",
                state.name(),
                dryRun,
                failure,
                BATCH);
        return this;
    }

    public ReportingLedger named(String job) {
        jdbc.update("UPDATE batch SET job_name = ? WHERE batch_id = ?", job, BATCH);
        return this;
    }

    public ReportingLedger unitEnded(String title, UnitState state, @Nullable String failure) {
        jdbc.update(
                "UPDATE unit SET state = ?, failure = ? WHERE batch_id = ? AND unit_no = ?",
                state.name(),
                failure,
                BATCH,
                unit(title));
        return this;
    }

    /** An item with a payload like its label. */
    public long item(String unit, String label, ItemState state) {
        return item(0, unit, label, state, null, null, null);
    }

    public long item(
            int fileNo,
            String unit,
            String label,
            ItemState state,
            @Nullable String target,
            @Nullable Double score,
            @Nullable String reason) {
        int position = positions.merge(unit, 1, Integer::sum) - 1;
        return row(fileNo, unit(unit), position, label, label, state, target, score, reason);
    }

    public long rejected(@Nullable String unit, String raw, String reason) {
        return row(0, unit == null ? null : unit(unit), null, raw, null, ItemState.REJECTED, null, null, reason);
    }

    private long row(
            int fileNo,
            @Nullable Integer unit,
            @Nullable Integer position,
            String label,
            @Nullable String payload,
            ItemState state,
            @Nullable String target,
            @Nullable Double score,
            @Nullable String reason) {
        long rowNo = rows++;
        ItemIds ids = new ItemIds(jdbc);
        long itemId = ids.of(BATCH, rowNo);
        jdbc.update("""
                INSERT INTO item_source (item_id, batch_no, unit_no, item_no, file_no, line, label, payload)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, itemId, ids.batchNo(BATCH), unit, position, fileNo, rowNo + 2, label, payload);
        jdbc.update(
                "INSERT INTO item_state (item_id, unit_no, state, attempts) VALUES (?, ?, ?, 0)",
                itemId,
                unit,
                state.name());
        jdbc.update(
                "INSERT INTO item_outcome (item_id, target_uri, target_label, score, reason) VALUES (?, ?, ?, ?, ?)",
                itemId,
                target == null ? null : "uri:" + target,
                target,
                score,
                reason);
        if (unit == null) {
            jdbc.update("UPDATE batch SET loose_rows = loose_rows + 1 WHERE batch_id = ?", BATCH);
        } else {
            String counter = state == ItemState.PENDING ? "" : ", " + state + " = " + state + " + 1";
            jdbc.update(
                    "UPDATE unit SET row_count = row_count + 1" + counter + " WHERE batch_id = ? AND unit_no = ?",
                    BATCH,
                    unit);
        }
        return rowNo;
    }

    public ReportingLedger candidate(long rowNo, int ranking, String label, double score, String reason) {
        jdbc.update("""
                INSERT INTO candidate (batch_id, row_no, ranking, uri, label, payload, score, reason)
                VALUES (?, ?, ?, ?, ?, '', ?, ?)
                """, BATCH, rowNo, ranking, "uri:" + label, label, score, reason);
        return this;
    }

    private int unit(String title) {
        return units.computeIfAbsent(title, t -> {
            int unitNo = units.size();
            jdbc.update("""
                    INSERT INTO unit (batch_id, unit_no, title, state, attempt, writer, failed_answers, target_id, row_count,
                                      rejected, matched, ambiguous, not_found, present, added, verified, dead, compensated)
                    VALUES (?, ?, ?, 'APPLIED', 3, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                    """, BATCH, unitNo, t, "target-" + unitNo);
            return unitNo;
        });
    }
}
