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
    private final ItemIds ids;

    StagingStore(JdbcTemplate jdbc, EventStore events, ItemIds ids) {
        this.jdbc = jdbc;
        this.events = events;
        this.ids = ids;
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

    /**
     * @param rows consecutive rows, in order
     */
    public void write(String batchId, List<? extends StagedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
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
        jdbc.batchUpdate(
                "INSERT INTO item_source (item_id, batch_no, unit_no, item_no, file_no, line, label, payload)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                rows.stream().map(row -> source(batchId, row)).toList());
        jdbc.update(
                """
                INSERT INTO item_state (item_id, unit_no, state, attempts)
                SELECT item_id, unit_no, CASE WHEN item_no IS NULL THEN 'REJECTED' ELSE 'PENDING' END, 0 FROM item_source
                WHERE item_id >= ? AND item_id <= ?
                """,
                ids.of(batchId, rows.get(0).rowNo()),
                ids.of(batchId, rows.get(rows.size() - 1).rowNo()));
        jdbc.batchUpdate(
                "INSERT INTO item_outcome (item_id, reason) VALUES (?, ?)",
                rows.stream()
                        .filter(row -> row.rejection() != null)
                        .map(row ->
                                new @Nullable Object[] {ids.of(batchId, row.rowNo()), Rows.storable(row.rejection())})
                        .toList());
    }

    private Object[] source(String batchId, StagedRow row) {
        return new @Nullable Object[] {
            ids.of(batchId, row.rowNo()),
            ids.batchNo(batchId),
            row.unitNo(),
            row.itemNo(),
            row.fileNo(),
            row.line(),
            Rows.storable(row.label()),
            Rows.storable(row.payload())
        };
    }

    /** Rows staged so far. */
    public long staged(String batchId) {
        Long count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM item_state WHERE item_id >= ? AND item_id < ?",
                Long.class,
                ids.first(batchId),
                ids.end(batchId));
        return count == null ? 0 : count;
    }

    /**
     * Closes the input: counts every unit's rows once and marks the batch sealed. From here on the ledger's copy is what runs. Sealing
     * what is sealed changes nothing.
     */
    public void seal(String batchId) {
        long batchNo = ids.batchNo(batchId);
        jdbc.update("""
                INSERT INTO unit (batch_id, unit_no, title, state, attempt, writer, failed_answers, row_count, rejected, matched,
                                  ambiguous, not_found, present, added, verified, dead, compensated)
                SELECT b.batch_id, n.unit_no, n.title, 'PENDING', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                FROM unit_unchanged n JOIN batch b ON b.batch_no = n.batch_no
                WHERE n.batch_no = ? AND n.unchanged > 0 AND b.state = 'STAGING'
                AND NOT EXISTS (SELECT 1 FROM unit u WHERE u.batch_id = b.batch_id AND u.unit_no = n.unit_no)
                """, batchNo);
        int sealed = jdbc.update("""
                UPDATE batch SET state = 'SEALED', sealed_at = CURRENT_TIMESTAMP,
                    unit_count = (SELECT COUNT(*) FROM unit WHERE unit.batch_id = batch.batch_id),
                    loose_rows = (SELECT COUNT(*) FROM item_state WHERE item_id >= ? AND item_id < ? AND unit_no IS NULL)
                WHERE batch_id = ? AND state = 'STAGING'
                """, ids.first(batchId), ids.end(batchId), batchId);
        if (sealed == 0) {
            return;
        }
        List<Object[]> counts = jdbc.query(
                """
                SELECT unit_no, COUNT(*), SUM(CASE WHEN state = 'REJECTED' THEN 1 ELSE 0 END) FROM item_state
                WHERE item_id >= ? AND item_id < ? AND unit_no IS NOT NULL GROUP BY unit_no
                """,
                (row, n) -> new Object[] {row.getLong(2), row.getLong(3), batchId, row.getInt(1)},
                ids.first(batchId),
                ids.end(batchId));
        jdbc.batchUpdate("UPDATE unit SET row_count = ?, rejected = ? WHERE batch_id = ? AND unit_no = ?", counts);
        long unchanged = countUnchanged(batchId, batchNo);
        events.append(
                batchId,
                null,
                "SEALED",
                staged(batchId) + " row(s) in " + counts.size() + " unit(s)"
                        + (unchanged == 0 ? "" : ", " + unchanged + " unchanged"));
    }

    /** A unit with nothing but unchanged rows is where it should be: nobody has to work on it. */
    private long countUnchanged(String batchId, long batchNo) {
        List<Object[]> counts = jdbc.query(
                "SELECT unit_no, unchanged FROM unit_unchanged WHERE batch_no = ? AND unchanged > 0",
                (row, n) -> new Object[] {row.getLong(2), row.getLong(2), batchId, row.getInt(1)},
                batchNo);
        if (counts.isEmpty()) {
            return 0;
        }
        jdbc.batchUpdate(
                "UPDATE unit SET unchanged = ?, row_count = row_count + ? WHERE batch_id = ? AND unit_no = ?", counts);
        jdbc.update(
                "UPDATE unit SET state = 'APPLIED', finished_at = CURRENT_TIMESTAMP"
                        + " WHERE batch_id = ? AND unchanged > 0 AND unchanged = row_count",
                batchId);
        return counts.stream().mapToLong(count -> (Long) count[0]).sum();
    }
}
