package io.segue.batch.ledger;

import io.segue.batch.SeriesLedger;
import io.segue.batch.UnitRef;
import io.segue.batch.ledger.RowSieve.SiftedUnit;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rows that arrived in the target in earlier batches of a series, so that a row costs once and not every night. A row is written when the
 * batch that brought it has closed, and taken out again when that batch is compensated or the row disappears from the input. Outlives
 * the batches.
 */
@Repository
public class KnownRowStore implements SeriesLedger {

    private static final int ROWS_AT_ONCE = 1000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ItemIds ids;

    KnownRowStore(JdbcTemplate jdbc, TransactionTemplate transaction, ItemIds ids) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ids = ids;
    }

    /** A sieve for the batch's input. */
    public RowSieve sieve(String batchId, String jobName, @Nullable String user, String series) {
        return new RowSieve(this, batchId, RowKey.hex(jobName, user == null ? "" : user, series));
    }

    SiftedUnit open(int unitNo, String series, String title, String batchId) {
        long knownUnit = knownUnit(series, title, batchId);
        KeyCounts left = new KeyCounts();
        jdbc.query(
                "SELECT row_key FROM known_row WHERE known_unit = ?",
                row -> {
                    left.add(row.getObject(1, UUID.class));
                },
                knownUnit);
        return new SiftedUnit(unitNo, title, knownUnit, left);
    }

    private long knownUnit(String series, String title, String batchId) {
        String key = RowKey.hex(Normalizer.normalize(title, Normalizer.Form.NFC));
        String found = "SELECT known_unit FROM known_unit WHERE series = ? AND unit_key = ?";
        jdbc.update("""
                INSERT INTO known_unit (series, unit_key, title, user_id)
                SELECT CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), b.user_id FROM batch b WHERE b.batch_id = ?
                AND NOT EXISTS (SELECT 1 FROM known_unit k WHERE k.series = ? AND k.unit_key = ?)
                """, series, key, Rows.storable(title), batchId, series, key);
        return Objects.requireNonNull(jdbc.queryForObject(found, Long.class, series, key));
    }

    void keep(String batchId, String series, Collection<SiftedUnit> units) {
        long batchNo = ids.batchNo(batchId);
        jdbc.update("DELETE FROM unit_unchanged WHERE batch_no = ?", batchNo);
        jdbc.update("DELETE FROM gone_row WHERE batch_no = ?", batchNo);
        jdbc.batchUpdate(
                "INSERT INTO unit_unchanged (batch_no, unit_no, title, known_unit, unchanged) VALUES (?, ?, ?, ?, ?)",
                units.stream()
                        .map(unit -> new Object[] {
                            batchNo,
                            unit.unitNo,
                            Objects.requireNonNull(Rows.storable(unit.title)),
                            unit.knownUnit,
                            unit.unchanged
                        })
                        .toList());
        List<Object[]> gone = new ArrayList<>();
        for (SiftedUnit unit : units) {
            unit.left.forEachLeft((key, count) -> {
                gone.add(new Object[] {batchNo, unit.knownUnit, key, count, unit.knownUnit, key});
                if (gone.size() == ROWS_AT_ONCE) {
                    insertGone(gone);
                }
            });
        }
        insertGone(gone);
        jdbc.update("""
                INSERT INTO gone_row (batch_no, known_unit, row_key, occurrence, label)
                SELECT CAST(? AS BIGINT), r.known_unit, r.row_key, r.occurrence, r.label FROM known_row r
                JOIN known_unit k ON k.known_unit = r.known_unit
                WHERE k.series = ? AND NOT EXISTS (SELECT 1 FROM unit_unchanged u WHERE u.batch_no = ? AND u.known_unit = r.known_unit)
                """, batchNo, series, batchNo);
    }

    /** Of a row that is listed less often than before, those go that came last. */
    private void insertGone(List<Object[]> gone) {
        jdbc.batchUpdate("""
                INSERT INTO gone_row (batch_no, known_unit, row_key, occurrence, label)
                SELECT CAST(? AS BIGINT), r.known_unit, r.row_key, r.occurrence, r.label FROM known_row r
                WHERE r.known_unit = ? AND r.row_key = ? AND ? > (
                    SELECT COUNT(*) FROM known_row s
                    WHERE s.known_unit = ? AND s.row_key = ? AND s.occurrence > r.occurrence)
                """, gone);
        gone.clear();
    }

    @Override
    public long forEachGone(String batchId, GoneRow sink) throws IOException {
        long count = 0;
        Place last = new Place(Long.MIN_VALUE, new UUID(0, 0), 0, "", "");
        List<Place> found;
        do {
            found = gone(ids.batchNo(batchId), last);
            for (Place row : found) {
                sink.gone(row.unit(), row.label());
                last = row;
            }
            count += found.size();
        } while (found.size() == ROWS_AT_ONCE);
        return count;
    }

    private record Place(long knownUnit, UUID key, int occurrence, String unit, String label) {}

    private List<Place> gone(long batchNo, Place last) {
        return jdbc.query(
                """
                SELECT g.known_unit, g.row_key, g.occurrence, k.title, g.label
                FROM gone_row g JOIN known_unit k ON k.known_unit = g.known_unit
                WHERE g.batch_no = ? AND (g.known_unit > ? OR g.known_unit = ? AND (
                    g.row_key > ? OR g.row_key = ? AND g.occurrence > ?))
                ORDER BY g.known_unit, g.row_key, g.occurrence LIMIT %d
                """.formatted(ROWS_AT_ONCE),
                (row, n) -> new Place(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5)),
                batchNo,
                last.knownUnit(),
                last.knownUnit(),
                last.key(),
                last.key(),
                last.occurrence());
    }

    /**
     * Makes known what the batch brought, and forgets what its input no longer has. Doing it again changes nothing; afterwards the batch may
     * be done with, or gone on with in another pass.
     */
    public void remember(String batchId) {
        long batchNo = ids.batchNo(batchId);
        forget(batchId);
        transaction.executeWithoutResult(status -> jdbc.update("""
                DELETE FROM known_row WHERE EXISTS (
                    SELECT 1 FROM gone_row g WHERE g.batch_no = ? AND g.known_unit = known_row.known_unit
                    AND g.row_key = known_row.row_key AND g.occurrence = known_row.occurrence)
                """, batchNo));
        jdbc.query(
                        "SELECT unit_no, known_unit FROM unit_unchanged WHERE batch_no = ? ORDER BY unit_no",
                        (row, n) -> new long[] {row.getInt(1), row.getLong(2)},
                        batchNo)
                .forEach(unit -> remember(batchNo, (int) unit[0], unit[1]));
    }

    /** Takes out again what the batch made known. */
    public void forget(String batchId) {
        long batchNo = ids.batchNo(batchId);
        transaction.executeWithoutResult(status -> jdbc.update("""
                DELETE FROM known_row WHERE known_unit IN (SELECT u.known_unit FROM unit_unchanged u WHERE u.batch_no = ?)
                AND batch_no = ?
                """, batchNo, batchNo));
    }

    /** How often each of these targets stands for rows of the unit that were unchanged. */
    Map<String, Integer> targets(UnitRef unit, List<String> targetUris) {
        Map<String, Integer> counts = new HashMap<>();
        long batchNo = ids.batchNo(unit.batchId());
        List<Long> passedOver = jdbc.queryForList(
                "SELECT known_unit FROM unit_unchanged WHERE batch_no = ? AND unit_no = ? AND unchanged > 0",
                Long.class,
                batchNo,
                unit.unitNo());
        if (passedOver.isEmpty()) {
            return counts;
        }
        jdbc.query(
                """
                SELECT r.target_uri, COUNT(*) FROM known_row r
                WHERE r.known_unit = ? AND r.batch_no <> ? AND r.target_uri = ANY(?)
                AND NOT EXISTS (SELECT 1 FROM gone_row g WHERE g.batch_no = ? AND g.known_unit = r.known_unit
                                AND g.row_key = r.row_key AND g.occurrence = r.occurrence)
                GROUP BY r.target_uri
                """,
                query -> {
                    query.setLong(1, passedOver.get(0));
                    query.setLong(2, batchNo);
                    query.setArray(3, query.getConnection().createArrayOf("VARCHAR", targetUris.toArray()));
                    query.setLong(4, batchNo);
                },
                row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    private record Arrived(
            int itemNo, UUID key, String label, @Nullable String targetUri) {}

    private void remember(long batchNo, int unitNo, long knownUnit) {
        int from = 0;
        while (from >= 0) {
            int first = from;
            from = Objects.requireNonNull(transaction.execute(status -> remember(batchNo, unitNo, knownUnit, first)));
        }
    }

    /** One chunk of the unit; where the next one begins, -1 after the last. */
    private int remember(long batchNo, int unitNo, long knownUnit, int from) {
        List<Arrived> arrived = jdbc.query(
                """
                SELECT s.item_no, s.payload, s.label, o.target_uri FROM item_source s
                JOIN item_state t ON t.item_id = s.item_id
                LEFT JOIN item_outcome o ON o.item_id = s.item_id
                WHERE s.batch_no = ? AND s.unit_no = ? AND s.item_no >= ? AND s.payload IS NOT NULL
                AND t.state IN ('VERIFIED', 'PRESENT') ORDER BY s.item_no LIMIT %d
                """.formatted(ROWS_AT_ONCE),
                (row, n) -> new Arrived(row.getInt(1), RowKey.of(row.getString(2)), row.getString(3), row.getString(4)),
                batchNo,
                unitNo,
                from);
        Map<UUID, Integer> occurrences = occurrences(knownUnit, arrived);
        jdbc.batchUpdate(
                "INSERT INTO known_row (known_unit, row_key, occurrence, batch_no, target_uri, label) VALUES (?, ?, ?, ?, ?, ?)",
                arrived.stream()
                        .map(row -> new @Nullable Object[] {
                            knownUnit,
                            row.key(),
                            occurrences.merge(row.key(), 1, Integer::sum),
                            batchNo,
                            row.targetUri(),
                            row.label()
                        })
                        .toList());
        return arrived.size() < ROWS_AT_ONCE
                ? -1
                : arrived.get(arrived.size() - 1).itemNo() + 1;
    }

    private Map<UUID, Integer> occurrences(long knownUnit, List<Arrived> arrived) {
        UUID[] keys = arrived.stream().map(Arrived::key).distinct().toArray(UUID[]::new);
        Map<UUID, Integer> occurrences = new HashMap<>();
        jdbc.query(
                "SELECT row_key, MAX(occurrence) FROM known_row WHERE known_unit = ? AND row_key = ANY(?) GROUP BY row_key",
                query -> {
                    query.setLong(1, knownUnit);
                    query.setArray(2, query.getConnection().createArrayOf("uuid", keys));
                },
                row -> {
                    occurrences.put(row.getObject(1, UUID.class), row.getInt(2));
                });
        return occurrences;
    }
}
