package io.segue.batch.ledger;

import io.segue.batch.BatchSummary;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What ran when, from the counters of units: items are never counted here. */
@Repository
public class HistoryStore {

    private static final String SUMS = """
            SELECT u.batch_id, COUNT(*) AS units,
                   SUM(CASE WHEN u.state NOT IN ('PENDING', 'RUNNING', 'WAITING') THEN 1 ELSE 0 END) AS units_closed,
                   SUM(CASE WHEN u.state = 'RUNNING' THEN 1 ELSE 0 END) AS units_running,
                   MIN(CASE WHEN u.state = 'WAITING' THEN u.wait_until END) AS wait_until,
                   MIN(CASE WHEN u.state = 'WAITING' THEN u.wait_reason END) AS wait_reason,
                   SUM(u.row_count) AS row_count, SUM(u.rejected) AS rejected, SUM(u.matched) AS matched,
                   SUM(u.ambiguous) AS ambiguous, SUM(u.not_found) AS not_found, SUM(u.present) AS present, SUM(u.added) AS added,
                   SUM(u.verified) AS verified, SUM(u.dead) AS dead, SUM(u.compensated) AS compensated,
                   SUM(u.discarded) AS discarded, SUM(u.substituted) AS substituted, SUM(u.unchanged) AS unchanged
            FROM unit u JOIN batch p ON p.batch_id = u.batch_id
            WHERE p.created_at >= ? AND p.created_at < ? GROUP BY u.batch_id
            """;

    private static final String BATCHES = """
            SELECT b.batch_id, b.job_name, b.job_type, b.dry_run, b.state, b.created_at, b.started_at, b.finished_at,
                   b.report_directory, b.failure, s.wait_until, s.wait_reason,
                   COALESCE(s.units, 0) AS units, COALESCE(s.units_closed, 0) AS units_closed,
                   COALESCE(s.units_running, 0) AS units_running,
                   b.loose_rows + COALESCE(s.row_count, 0) AS row_count, b.loose_rows + COALESCE(s.rejected, 0) AS rejected,
                   COALESCE(s.matched, 0) AS matched, COALESCE(s.ambiguous, 0) AS ambiguous,
                   COALESCE(s.not_found, 0) AS not_found, COALESCE(s.present, 0) AS present, COALESCE(s.added, 0) AS added,
                   COALESCE(s.verified, 0) AS verified, COALESCE(s.dead, 0) AS dead,
                   COALESCE(s.compensated, 0) AS compensated, COALESCE(s.discarded, 0) AS discarded,
                   COALESCE(s.substituted, 0) AS substituted, COALESCE(s.unchanged, 0) AS unchanged,
                   CASE WHEN l.owner <> '' AND l.expires_at >= CURRENT_TIMESTAMP THEN TRUE ELSE FALSE END AS owned
            FROM batch b LEFT JOIN (%s) s ON s.batch_id = b.batch_id LEFT JOIN lease l ON l.batch_id = b.batch_id
            WHERE b.created_at >= ? AND b.created_at < ? AND b.job_type <> ?
            ORDER BY b.created_at, b.batch_id
            """.formatted(SUMS);

    private final JdbcTemplate jdbc;

    public HistoryStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A batch of the past.
     *
     * @param owned whether a process was working on it
     */
    public record Past(BatchSummary batch, boolean owned) {}

    /** Batches created from {@code from} until before {@code to}, oldest first, without those of one type. */
    public List<Past> between(Instant from, Instant to, String withoutType) {
        OffsetDateTime first = DatabaseClock.at(from);
        OffsetDateTime end = DatabaseClock.at(to);
        return jdbc.query(
                BATCHES,
                (row, n) -> new Past(SummaryStore.summary(row), row.getBoolean("owned")),
                first,
                end,
                first,
                end,
                withoutType);
    }

    /** Changes whenever something is recorded of any batch but those of one type. */
    public String revision(String withoutType) {
        return String.valueOf(jdbc.queryForObject("""
                SELECT CONCAT(
                    (SELECT COALESCE(MAX(e.event_id), 0) FROM event e JOIN batch b ON b.batch_id = e.batch_id WHERE b.job_type <> ?
                         AND e.kind NOT IN ('NOTIFIED', 'NOTIFICATION_FAILED')),
                    '/',
                    (SELECT COALESCE(SUM(u.row_count + u.matched + u.ambiguous + u.not_found + u.present + u.added + u.verified + u.dead
                                         + u.compensated + u.discarded + u.substituted), 0)
                     FROM unit u JOIN batch b ON b.batch_id = u.batch_id WHERE b.finished_at IS NULL))
                """, String.class, withoutType));
    }
}
