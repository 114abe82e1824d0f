package io.segue.batch.ledger;

import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Counts;
import io.segue.batch.UnitState;
import io.segue.batch.UnitSummary;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Batches and units at a glance, from their counters: items are never counted here. */
@Repository
public class SummaryStore {

    private static final String SUMMARY = """
            SELECT b.batch_id, b.job_name, b.job_type, b.dry_run, b.state, b.loose_rows, b.created_at, b.started_at, b.finished_at,
                   b.report_directory, b.failure,
                   COUNT(u.unit_no) AS units,
                   SUM(CASE WHEN u.state NOT IN ('PENDING', 'RUNNING', 'WAITING') THEN 1 ELSE 0 END) AS units_closed,
                   SUM(CASE WHEN u.state = 'RUNNING' THEN 1 ELSE 0 END) AS units_running,
                   MIN(CASE WHEN u.state = 'WAITING' THEN u.wait_until END) AS wait_until,
                   (SELECT MIN(w.wait_reason) FROM unit w
                    WHERE w.batch_id = b.batch_id AND w.state = 'WAITING' AND w.wait_until = (
                        SELECT MIN(f.wait_until) FROM unit f WHERE f.batch_id = b.batch_id AND f.state = 'WAITING')) AS wait_reason,
                   b.loose_rows + COALESCE(SUM(u.row_count), 0) AS row_count,
                   b.loose_rows + COALESCE(SUM(u.rejected), 0) AS rejected,
                   COALESCE(SUM(u.matched), 0) AS matched, COALESCE(SUM(u.ambiguous), 0) AS ambiguous,
                   COALESCE(SUM(u.not_found), 0) AS not_found, COALESCE(SUM(u.present), 0) AS present,
                   COALESCE(SUM(u.added), 0) AS added, COALESCE(SUM(u.verified), 0) AS verified,
                   COALESCE(SUM(u.dead), 0) AS dead, COALESCE(SUM(u.compensated), 0) AS compensated,
                   COALESCE(SUM(u.discarded), 0) AS discarded,
                   COALESCE(SUM(u.substituted), 0) AS substituted, COALESCE(SUM(u.unchanged), 0) AS unchanged
            FROM batch b LEFT JOIN unit u ON u.batch_id = b.batch_id
            %s
            GROUP BY b.batch_id, b.job_name, b.job_type, b.dry_run, b.state, b.loose_rows, b.created_at, b.started_at, b.finished_at,
                     b.report_directory, b.failure
            ORDER BY b.created_at DESC, b.batch_id
            """;

    private final JdbcTemplate jdbc;

    SummaryStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<BatchSummary> find(String batchId) {
        return jdbc.query(SUMMARY.formatted("WHERE b.batch_id = ?"), (row, n) -> summary(row), batchId).stream()
                .findFirst();
    }

    /** Batches whose id begins so, most recent first, at most {@code limit}. */
    public List<BatchSummary> startingWith(String prefix, int limit) {
        String escaped = prefix.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return jdbc.query(
                SUMMARY.formatted("WHERE b.batch_id LIKE ? ESCAPE '!'") + " LIMIT " + limit,
                (row, n) -> summary(row),
                escaped + "%");
    }

    public List<UnitSummary> units(String batchId) {
        return jdbc.query(
                "SELECT * FROM unit WHERE batch_id = ? ORDER BY unit_no",
                (row, n) -> new UnitSummary(
                        row.getInt("unit_no"),
                        row.getString("title"),
                        UnitState.valueOf(row.getString("state")),
                        Rows.counts(row),
                        row.getString("target_id"),
                        row.getString("failure")),
                batchId);
    }

    static BatchSummary summary(ResultSet row) throws SQLException {
        BatchState state = BatchState.valueOf(row.getString("state"));
        Instant waitUntil = instant(row, "wait_until");
        boolean waiting = state == BatchState.RUNNING && waitUntil != null && row.getInt("units_running") == 0;
        Counts counts = Rows.counts(row);
        return new BatchSummary(
                row.getString("batch_id"),
                row.getString("job_name"),
                row.getString("job_type"),
                row.getBoolean("dry_run"),
                waiting ? BatchState.WAITING : state,
                waiting ? row.getString("wait_reason") : null,
                waiting ? waitUntil : null,
                counts,
                row.getInt("units"),
                row.getInt("units_closed"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("report_directory") == null ? null : Path.of(row.getString("report_directory")),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
