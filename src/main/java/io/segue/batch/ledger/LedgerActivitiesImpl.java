package io.segue.batch.ledger;

import io.segue.batch.Atomicity;
import io.segue.batch.Atomicity.Remainder;
import io.segue.batch.BatchRef;
import io.segue.batch.BatchState;
import io.segue.batch.BatchType;
import io.segue.batch.JobDefinition;
import io.segue.batch.LedgerActivities;
import io.segue.batch.StaleAttemptException;
import io.segue.batch.TaskQueues;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitLedger.BatchContext;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitRequest.Purpose;
import io.segue.batch.UnitResult;
import io.temporal.spring.boot.ActivityImpl;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the parent workflow asks of the ledger. */
@Component
@ActivityImpl(taskQueues = TaskQueues.SEGUE)
class LedgerActivitiesImpl implements LedgerActivities {

    private static final String NOT_REJECTED_FAILURES = "not_found + ambiguous + dead";
    private static final String OPEN = "state IN ('SEALED', 'RUNNING', 'COMPENSATING')";
    private static final String CLOSED = "state NOT IN ('PENDING', 'RUNNING', 'WAITING')";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final EventStore events;
    private final BatchContexts contexts;
    private final UnitLedger units;
    private final BatchStore batches;
    private final Map<String, BatchType> types = new HashMap<>();

    LedgerActivitiesImpl(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            EventStore events,
            BatchContexts contexts,
            UnitLedger units,
            BatchStore batches,
            List<BatchType> types) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.contexts = contexts;
        this.units = units;
        types.forEach(type -> this.types.put(type.name(), type));
    }

    @Override
    public Plan open(BatchRef batch) {
        JobDefinition definition = contexts.of(batch.batchId()).definition();
        BatchType type = Objects.requireNonNull(types.get(definition.type()), definition.type());
        return Objects.requireNonNull(transaction.execute(status -> {
            BatchState state = state(batch);
            boolean compensating = state == BatchState.COMPENSATING;
            update(
                    batch,
                    "state = ?, started_at = COALESCE(started_at, CURRENT_TIMESTAMP)",
                    OPEN,
                    compensating ? state.name() : BatchState.RUNNING.name());
            long rows = number(
                    "SELECT b.loose_rows + COALESCE((SELECT SUM(row_count) FROM unit u WHERE u.batch_id = b.batch_id), 0)"
                            + " FROM batch b WHERE b.batch_id = ?",
                    batch);
            long rejected = number(
                    "SELECT b.loose_rows + COALESCE((SELECT SUM(rejected) FROM unit u WHERE u.batch_id = b.batch_id), 0)"
                            + " FROM batch b WHERE b.batch_id = ?",
                    batch);
            long failed = number(
                    "SELECT COALESCE(SUM(" + NOT_REJECTED_FAILURES + "), 0) FROM unit WHERE batch_id = ? AND " + CLOSED,
                    batch);
            long count = number("SELECT COUNT(*) FROM unit WHERE batch_id = ?", batch);
            long done = number("SELECT COUNT(*) FROM unit WHERE batch_id = ? AND " + CLOSED, batch);
            return new Plan(
                    definition.name(),
                    definition.description(),
                    type.unitWorkflow(),
                    definition.window(),
                    compensating,
                    rows,
                    count,
                    done,
                    rejected + failed,
                    promise(definition.atomicity(), rows));
        }));
    }

    /** The largest number of failures the policy bears with this many rows. */
    static Promise promise(Atomicity atomicity, long rows) {
        long most = switch (atomicity.policy()) {
            case ALL_OR_NOTHING -> 0;
            case BEST_EFFORT -> -1;
            case THRESHOLD -> Objects.requireNonNull(atomicity.tolerance()).tolerated(rows);
        };
        return new Promise(
                most, atomicity.onBreach() == Remainder.COMPENSATE, atomicity.onCancel() == Remainder.COMPENSATE);
    }

    @Override
    public List<UnitStart> unitsToApply(BatchRef batch, int afterUnit, int limit) {
        return named(batch, starts(batch, "state IN ('PENDING', 'RUNNING', 'WAITING')", afterUnit, limit));
    }

    @Override
    public List<UnitStart> unitsToCompensate(BatchRef batch, int afterUnit, int limit) {
        String touched = """
                state NOT IN ('COMPENSATED', 'COMPENSATION_INCOMPLETE') AND EXISTS (
                    SELECT 1 FROM intent WHERE intent.batch_id = unit.batch_id AND intent.unit_no = unit.unit_no
                    AND intent.kind IN ('CREATE', 'ADD') AND intent.state IN ('OPEN', 'DONE'))
                """;
        return named(batch, starts(batch, touched, afterUnit, limit));
    }

    /** A unit of one item is known by what the item is called. */
    private List<UnitStart> named(BatchRef batch, List<UnitStart> starts) {
        if (!starts.isEmpty()) {
            Map<Integer, UnitStart> byNumber = new HashMap<>();
            starts.forEach(start -> byNumber.put(start.unitNo(), start));
            jdbc.query(
                    """
                    SELECT u.unit_no, s.label FROM unit u
                    JOIN batch b ON b.batch_id = u.batch_id
                    JOIN item_source s ON s.batch_no = b.batch_no AND s.unit_no = u.unit_no AND s.item_no = 0
                    WHERE u.batch_id = ? AND u.unit_no BETWEEN ? AND ? AND u.row_count - u.rejected = 1
                    """,
                    row -> {
                        UnitStart start = byNumber.get(row.getInt("unit_no"));
                        if (start != null) {
                            start.searchAttributes().put("track_name", row.getString("label"));
                        }
                    },
                    batch.batchId(),
                    starts.get(0).unitNo(),
                    starts.get(starts.size() - 1).unitNo());
        }
        return starts;
    }

    private List<UnitStart> starts(BatchRef batch, String condition, int afterUnit, int limit) {
        JobDefinition definition = contexts.of(batch.batchId()).definition();
        BatchType type = Objects.requireNonNull(types.get(definition.type()), definition.type());
        return jdbc.query(
                "SELECT unit_no, title, target_id FROM unit WHERE batch_id = ? AND unit_no > ? AND " + condition
                        + " ORDER BY unit_no LIMIT " + limit,
                (row, n) -> {
                    String title = row.getString("title");
                    return new UnitStart(
                            row.getInt("unit_no"),
                            title,
                            attributes(
                                    definition, type.searchAttributes(definition, title, row.getString("target_id"))));
                },
                batch.batchId(),
                afterUnit);
    }

    private static Map<String, String> attributes(JobDefinition definition, Map<String, String> ofType) {
        Map<String, String> attributes = new HashMap<>(ofType);
        definition.user().ifPresent(user -> attributes.put("user_id", user));
        return attributes;
    }

    @Override
    public UnitResult unitLost(BatchRef batch, int unitNo, Purpose purpose, String reason) {
        UnitRef unit = batch.unit(unitNo);
        return purpose == Purpose.COMPENSATE ? units.compensated(unit, false, reason) : units.fail(unit, reason);
    }

    @Override
    public void compensating(BatchRef batch, String reason) {
        transaction.executeWithoutResult(status -> {
            update(batch, "state = 'COMPENSATING', failure = ?", OPEN, reason);
            events.append(batch.batchId(), null, "COMPENSATING", reason);
        });
    }

    @Override
    public BatchState close(BatchRef batch, Ending ending, @Nullable String reason) {
        BatchContext context = contexts.of(batch.batchId());
        if (ending == Ending.ALL_UNITS_DONE
                && !state(batch).closed()
                && units(jdbc, "NOT (" + CLOSED + ")", batch.batchId()) > 0) {
            String reasonLeft = "all units were taken for done, but the ledger has some left";
            batches.supersede(batch.batchId(), batch.attempt(), reasonLeft);
            throw new StaleAttemptException(
                    "Batch " + batch.batchId() + ": " + reasonLeft + ". A new attempt goes on.");
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            BatchState current = state(batch);
            if (current.closed()) {
                return current;
            }
            update(batch, "attempt = attempt", OPEN); // takes the batch's row before its units', as a new attempt does
            if (ending == Ending.COMPENSATED) {
                jdbc.update(
                        "UPDATE unit SET state = 'COMPENSATED' WHERE batch_id = ? AND state <> 'COMPENSATION_INCOMPLETE'",
                        batch.batchId());
                takeBackItems(batch);
            }
            BatchState closed = closed(batch, ending, context.dryRun());
            update(
                    batch,
                    "state = ?, failure = COALESCE(?, failure), finished_at = CURRENT_TIMESTAMP, report_outdated = TRUE",
                    OPEN,
                    closed.name(),
                    Rows.storable(reason));
            PassStore.finished(jdbc, batch.batchId());
            events.append(batch.batchId(), null, closed.name(), reason == null ? "all units done" : reason);
            return closed;
        }));
    }

    /** Of units that touched no target outside the ledger there was nothing to undo, but what their items had come to. */
    private void takeBackItems(BatchRef batch) {
        String left =
                " FROM unit WHERE batch_id = ? AND state = 'COMPENSATED' AND GREATEST(added, verified) > compensated";
        if (number("SELECT COUNT(*)" + left, batch) == 0) {
            return;
        }
        long first = number("SELECT batch_no FROM batch WHERE batch_id = ?", batch) << Integer.SIZE;
        String added = " FROM item_state WHERE item_id >= ? AND item_id < ? AND state IN ('ADDED', 'VERIFIED')"
                + " AND unit_no IN (SELECT unit_no" + left + ")";
        Object[] arguments = {first, first + (1L << Integer.SIZE), batch.batchId()};
        List<Object[]> counts = jdbc.query(
                "SELECT COUNT(*), unit_no" + added + " GROUP BY unit_no",
                (row, n) -> new Object[] {row.getLong(1), batch.batchId(), row.getInt(2)},
                arguments);
        jdbc.update(
                "UPDATE item_state SET state = 'COMPENSATED' WHERE item_id IN (SELECT item_id" + added + ")",
                arguments);
        jdbc.batchUpdate("UPDATE unit SET compensated = compensated + ? WHERE batch_id = ? AND unit_no = ?", counts);
    }

    private BatchState state(BatchRef batch) {
        return BatchState.valueOf(Objects.requireNonNull(
                jdbc.queryForObject("SELECT state FROM batch WHERE batch_id = ?", String.class, batch.batchId())));
    }

    private BatchState closed(BatchRef batch, Ending ending, boolean dryRun) {
        return switch (ending) {
            case BREACHED -> BatchState.FAILED;
            case CANCELLED -> BatchState.CANCELLED;
            case COMPENSATED ->
                units(jdbc, "state = 'COMPENSATION_INCOMPLETE'", batch.batchId()) > 0
                        ? BatchState.COMPENSATION_INCOMPLETE
                        : BatchState.COMPENSATED;
            case ALL_UNITS_DONE -> dryRun ? BatchState.REHEARSED : applied(jdbc, batch.batchId());
        };
    }

    /** The state that follows from the units, where nothing stopped the batch. */
    static BatchState applied(JdbcTemplate jdbc, String batchId) {
        long loose = number(jdbc, "SELECT loose_rows FROM batch WHERE batch_id = ?", batchId);
        if (loose == 0 && units(jdbc, "state <> 'APPLIED'", batchId) == 0) {
            return BatchState.APPLIED;
        }
        return units(jdbc, "state IN ('APPLIED', 'PARTIAL')", batchId) > 0 ? BatchState.PARTIAL : BatchState.FAILED;
    }

    private static long units(JdbcTemplate jdbc, String condition, String batchId) {
        return number(jdbc, "SELECT COUNT(*) FROM unit WHERE batch_id = ? AND " + condition, batchId);
    }

    private long number(String sql, BatchRef batch) {
        return number(jdbc, sql, batch.batchId());
    }

    private static long number(JdbcTemplate jdbc, String sql, String batchId) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, batchId));
    }

    private void update(BatchRef batch, String assignments, String condition, @Nullable Object... values) {
        @Nullable Object[] arguments = Arrays.copyOf(values, values.length + 2);
        arguments[values.length] = batch.batchId();
        arguments[values.length + 1] = batch.attempt();
        int updated = jdbc.update(
                "UPDATE batch SET " + assignments + " WHERE batch_id = ? AND attempt = ? AND " + condition, arguments);
        if (updated == 0) {
            throw new StaleAttemptException("Attempt " + batch.attempt() + " of batch " + batch.batchId()
                    + " has been superseded, or the batch has ended.");
        }
    }
}
