package io.segue.batch.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Input rows on their way into the ledger. Called within the transaction of a Spring Batch chunk, so each row arrives once. */
@Repository
public class StagingStore {

    private final JdbcTemplate jdbc;
    private final EventStore events;

    StagingStore(JdbcTemplate jdbc, EventStore events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * A row as it is staged.
     *
     * @param newUnit title of the unit, where this is its first row
     * @param itemNo position within the unit; {@code null} for rejected rows
     */
    public record StagedRow(
            long rowNo,
            @Nullable Integer unitNo,
            @Nullable String newUnit,
            @Nullable Integer itemNo,
            int fileNo,
            long line,
            String label,
            @Nullable String payload,
            @Nullable String rejection) {}

    public void write(String batchId, List<? extends StagedRow> rows) {
        List<Object[]> units = rows.stream()
                .filter(row -> row.newUnit() != null)
                .map(row -> new @Nullable Object[] {batchId, row.unitNo(), Rows.storable(row.newUnit())})
                .toList();
        if (!units.isEmpty()) {
            jdbc.batchUpdate("""
                    INSERT INTO unit (batch_id, unit_no, title, state, attempt, writer, failed_answers, row_count, rejected, matched,
                                      ambiguous, not_found, present, added, verified, dead, compensated)
                    VALUES (?, ?, ?, 'PENDING', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                    """, units);
        }
        jdbc.batchUpdate("""
                INSERT INTO item (batch_id, row_no, unit_no, item_no, file_no, line, label, payload, state, reason, attempts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
                """, rows.stream().map(row -> values(batchId, row)).toList());
    }

    private static Object[] values(String batchId, StagedRow row) {
        return new @Nullable Object[] {
            batchId,
            row.rowNo(),
            row.unitNo(),
            row.itemNo(),
            row.fileNo(),
            row.line(),
            Rows.storable(row.label()),
            Rows.storable(row.payload()),
            row.rejection() == null ? "PENDING" : "REJECTED",
            Rows.storable(row.rejection())
        };
    }

    /** Rows staged so far. */
    public long staged(String batchId) {
        Long count = jdbc.queryForObject("SELECT COUNT(*) FROM item WHERE batch_id = ?", Long.class, batchId);
        return count == null ? 0 : count;
    }

    /**
     * Closes the input: counts every unit's rows once and marks the batch sealed. From here on the ledger's copy is what runs. Sealing
     * what is sealed changes nothing.
     */
    public void seal(String batchId) {
        int sealed = jdbc.update("""
                UPDATE batch SET state = 'SEALED', sealed_at = CURRENT_TIMESTAMP,
                    unit_count = (SELECT COUNT(*) FROM unit WHERE unit.batch_id = batch.batch_id),
                    loose_rows = (SELECT COUNT(*) FROM item WHERE item.batch_id = batch.batch_id AND item.unit_no IS NULL)
                WHERE batch_id = ? AND state = 'STAGING'
                """, batchId);
        if (sealed == 0) {
            return;
        }
        List<Object[]> counts = jdbc.query(
                """
                SELECT unit_no, COUNT(*), SUM(CASE WHEN state = 'REJECTED' THEN 1 ELSE 0 END) FROM item
                WHERE batch_id = ? AND unit_no IS NOT NULL GROUP BY unit_no
                """, (row, n) -> new Object[] {row.getLong(2), row.getLong(3), batchId, row.getInt(1)}, batchId);
        jdbc.batchUpdate("UPDATE unit SET row_count = ?, rejected = ? WHERE batch_id = ? AND unit_no = ?", counts);
        events.append(batchId, null, "SEALED", staged(batchId) + " row(s) in " + counts.size() + " unit(s)");
    }
}
