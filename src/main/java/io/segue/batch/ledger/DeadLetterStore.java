package io.segue.batch.ledger;

import io.segue.batch.BatchState;
import io.segue.batch.BatchType;
import io.segue.batch.Counts;
import io.segue.batch.DeadLetter;
import io.segue.batch.DeadLetterActivities.Notice;
import io.segue.batch.DeadLetters.Selection;
import io.segue.batch.DeadUnit;
import io.segue.batch.ItemState;
import io.segue.batch.JobDefinition;
import io.segue.batch.LedgerActivities.Promise;
import io.segue.batch.RefusedException;
import io.segue.batch.UnitState;
import io.segue.batch.WorkflowLabels;
import io.segue.batch.ledger.PassStore.PassRequest;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Items whose attempts are exhausted: listed from a table of their own, so that nobody looks through all items for a few. */
@Repository
public class DeadLetterStore {

    /** With the number of the others it still fits into a search attribute, of which a server's SQL stores 255 characters. */
    private static final String LETTERS = """
            SELECT b.batch_id, d.item_id, d.unit_no, u.title, f.path, s.line, s.label, o.error_class, o.reason, t.attempts, d.since
            FROM dead_letter d
            JOIN batch b ON b.batch_no = d.batch_no
            JOIN item_source s ON s.item_id = d.item_id
            JOIN item_state t ON t.item_id = d.item_id
            JOIN batch_input f ON f.batch_id = b.batch_id AND f.file_no = s.file_no
            JOIN unit u ON u.batch_id = b.batch_id AND u.unit_no = d.unit_no
            LEFT JOIN item_outcome o ON o.item_id = d.item_id
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final EventStore events;
    private final SummaryStore summaries;
    private final BatchContexts contexts;
    private final ItemIds ids;
    private final Redrive redrive;
    private final List<BatchType> types;

    DeadLetterStore(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            EventStore events,
            SummaryStore summaries,
            BatchContexts contexts,
            ItemIds ids,
            Redrive redrive,
            List<BatchType> types) {
        this.types = List.copyOf(types);
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.summaries = summaries;
        this.contexts = contexts;
        this.ids = ids;
        this.redrive = redrive;
    }

    /** In order of batches and rows. */
    public List<DeadLetter> list(@Nullable String batchId, int limit) {
        List<Object> arguments = batchId == null ? List.of() : List.of(ids.batchNo(batchId));
        return jdbc.query(
                LETTERS + (batchId == null ? "" : " WHERE d.batch_no = ?") + " ORDER BY d.item_id LIMIT " + limit,
                (row, n) -> letter(row),
                arguments.toArray());
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString("batch_id"),
                ItemIds.rowNo(row.getLong("item_id")),
                row.getInt("unit_no"),
                row.getString("title"),
                Path.of(row.getString("path")),
                row.getLong("line"),
                row.getString("label"),
                row.getString("error_class"),
                row.getString("reason"),
                Math.max(1, row.getInt("attempts")),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    /** What there is to tell of a unit's dead items. */
    public Notice describe(DeadUnit unit) {
        JobDefinition definition = contexts.of(unit.batchId()).definition();
        List<String> first = jdbc.queryForList(
                "SELECT s.label FROM dead_letter d JOIN item_source s ON s.item_id = d.item_id"
                        + " WHERE d.batch_no = ? AND d.unit_no = ? ORDER BY d.item_id LIMIT 1",
                String.class,
                ids.batchNo(unit.batchId()),
                unit.unitNo());
        long dead = Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) FROM dead_letter WHERE batch_no = ? AND unit_no = ?",
                Long.class,
                ids.batchNo(unit.batchId()),
                unit.unitNo()));
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT title, target_id FROM unit WHERE batch_id = ? AND unit_no = ?",
                (row, n) -> new Notice(
                        unit,
                        definition.name(),
                        definition.description(),
                        row.getString("title"),
                        dead,
                        first.isEmpty()
                                ? ""
                                : WorkflowLabels.attribute(first.get(0), dead > 1 ? " +" + (dead - 1) : ""),
                        attributes(definition, row.getString("title"), row.getString("target_id"))),
                unit.batchId(),
                unit.unitNo()));
    }

    private Map<String, String> attributes(JobDefinition definition, String title, @Nullable String targetId) {
        Map<String, String> attributes = new HashMap<>();
        types.stream()
                .filter(type -> type.name().equals(definition.type()))
                .forEach(type -> attributes.putAll(type.searchAttributes(definition, title, targetId)));
        definition.user().ifPresent(user -> attributes.put("user_id", user));
        return attributes;
    }

    /** How many items a pass would send through again, if it were opened now. */
    public long redrivable(PassRequest request) {
        return redrive.count(request);
    }

    /** Units with dead items of batches that have ended; of all batches where none is named. */
    public List<DeadUnit> units(@Nullable String batchId) {
        List<Object> arguments = batchId == null ? List.of() : List.of(ids.batchNo(batchId));
        return jdbc.query(
                "SELECT DISTINCT b.batch_id, d.unit_no FROM dead_letter d JOIN batch b ON b.batch_no = d.batch_no"
                        + " WHERE b.finished_at IS NOT NULL" + (batchId == null ? "" : " AND d.batch_no = ?")
                        + " ORDER BY b.batch_id, d.unit_no",
                (row, n) -> new DeadUnit(row.getString(1), row.getInt(2)),
                arguments.toArray());
    }

    /**
     * Leaves dead items be, in one transaction with the counters and outcomes this changes. Again, it finds none and changes nothing.
     *
     * @param unitNo {@code null} for all units
     * @return how many there were
     * @throws RefusedException when the batch has not ended: its outcome is not known yet
     */
    public long discard(Selection selection, @Nullable Integer unitNo, String requestedBy, @Nullable String reason) {
        String batchId = selection.batchId();
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.update("UPDATE batch SET pass = pass WHERE batch_id = ?", batchId); // holds its row from here on
            if (!state(batchId).closed()) {
                throw new RefusedException(
                        "Batch " + batchId + " is still running; what is dead is known when it ends.");
            }
            long discarded = move(selection, unitNo);
            if (discarded > 0) {
                jdbc.update("UPDATE batch SET report_outdated = TRUE WHERE batch_id = ?", batchId);
                recompute(batchId);
                events.append(
                        batchId,
                        unitNo,
                        "DISCARDED",
                        discarded + " dead item(s)"
                                + (selection.rowNo() == null ? "" : " (" + selection.rowNo() + ")") + ", by "
                                + requestedBy + (reason == null ? "" : ": " + reason));
            }
            return discarded;
        }));
    }

    private long move(Selection selection, @Nullable Integer unitNo) {
        List<Object> arguments = new ArrayList<>(List.of(ids.batchNo(selection.batchId())));
        String condition = "batch_no = ?";
        if (unitNo != null) {
            condition += " AND unit_no = ?";
            arguments.add(unitNo);
        }
        if (selection.rowNo() != null) {
            condition += " AND item_id = ?";
            arguments.add(ids.of(selection.batchId(), selection.rowNo()));
        }
        Object[] which = arguments.toArray();
        List<Integer> units = new ArrayList<>();
        jdbc.query(
                "SELECT unit_no, COUNT(*), SUM(CASE WHEN came_from = 'ADDED' THEN 1 ELSE 0 END) FROM dead_letter WHERE "
                        + condition + " GROUP BY unit_no",
                row -> {
                    units.add(row.getInt(1));
                    jdbc.update(
                            "UPDATE unit SET dead = dead - ?, discarded = discarded + ?, added = added - ?"
                                    + " WHERE batch_id = ? AND unit_no = ?",
                            row.getLong(2),
                            row.getLong(2),
                            row.getLong(3),
                            selection.batchId(),
                            row.getInt(1));
                },
                which);
        int moved = jdbc.update(
                "UPDATE item_state SET state = '" + ItemState.DISCARDED + "' WHERE "
                        + OutcomeStore.movable(ItemState.DISCARDED)
                        + " AND item_id IN (SELECT item_id FROM dead_letter WHERE " + condition + ")",
                which);
        jdbc.update("DELETE FROM dead_letter WHERE " + condition, which);
        units.forEach(unit -> recompute(selection.batchId(), unit));
        return moved;
    }

    /** A unit that lacked nothing but what is left be now has all it should have. What failed otherwise stays failed. */
    private void recompute(String batchId, int unitNo) {
        Counts counts = Objects.requireNonNull(jdbc.queryForObject(
                "SELECT * FROM unit WHERE batch_id = ? AND unit_no = ?",
                (row, n) -> Rows.counts(row),
                batchId,
                unitNo));
        UnitState implied = OutcomeStore.implied(counts, contexts.of(batchId).dryRun());
        if (implied == UnitState.APPLIED) {
            jdbc.update(
                    "UPDATE unit SET state = 'APPLIED', failure = NULL WHERE batch_id = ? AND unit_no = ?"
                            + " AND state IN ('PARTIAL', 'FAILED')",
                    batchId,
                    unitNo);
        }
    }

    /** The batch's outcome follows from its units, unless it broke its promise and would still do so. */
    private void recompute(String batchId) {
        BatchState before = state(batchId);
        if (before != BatchState.PARTIAL && before != BatchState.FAILED) {
            return;
        }
        Counts counts = summaries.find(batchId).orElseThrow().counts();
        Promise promise =
                LedgerActivitiesImpl.promise(contexts.of(batchId).definition().atomicity(), counts.rows());
        long open = Objects.requireNonNull(jdbc.queryForObject(
                "SELECT COUNT(*) FROM unit WHERE batch_id = ? AND state IN ('PENDING', 'RUNNING', 'WAITING')",
                Long.class,
                batchId));
        BatchState after =
                open > 0 || promise.breachedBy(counts.failed()) ? before : LedgerActivitiesImpl.applied(jdbc, batchId);
        if (after != before) {
            jdbc.update("UPDATE batch SET state = ?, failure = NULL WHERE batch_id = ?", after.name(), batchId);
            events.append(batchId, null, after.name(), "was " + before + " before dead items were discarded");
        }
    }

    private BatchState state(String batchId) {
        return BatchState.valueOf(Objects.requireNonNull(
                jdbc.queryForObject("SELECT state FROM batch WHERE batch_id = ?", String.class, batchId)));
    }
}
