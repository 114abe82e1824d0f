package io.segue.batch.ledger;

import io.segue.batch.Counts;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.StaleAttemptException;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitResult;
import io.segue.batch.UnitState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves items and their unit's counters together. The unit's row carries the fence: every write updates it on condition of the
 * caller's attempt, so a record is either seen by a later attempt or refused, never lost between the two. Counters move by the rows
 * that really changed, so recording twice counts once.
 */
@Component
class OutcomeStore {

    private static final Map<ItemState, String> COUNTERS = new EnumMap<>(Map.of(
            ItemState.MATCHED, "matched",
            ItemState.AMBIGUOUS, "ambiguous",
            ItemState.NOT_FOUND, "not_found",
            ItemState.PRESENT, "present",
            ItemState.ADDED, "added",
            ItemState.VERIFIED, "verified",
            ItemState.DEAD, "dead",
            ItemState.COMPENSATED, "compensated",
            ItemState.DISCARDED, "discarded"));

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final EventStore events;
    private final BatchContexts contexts;

    OutcomeStore(JdbcTemplate jdbc, TransactionTemplate transaction, EventStore events, BatchContexts contexts) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.contexts = contexts;
    }

    /**
     * Updates the unit's row on condition that the caller's attempt is the current one.
     *
     * @throws StaleAttemptException when it is not
     */
    void updateUnit(UnitRef unit, String assignments, @Nullable Object... values) {
        @Nullable Object[] arguments = Arrays.copyOf(values, values.length + 3);
        arguments[values.length] = unit.batchId();
        arguments[values.length + 1] = unit.unitNo();
        arguments[values.length + 2] = unit.attempt();
        int updated = jdbc.update(
                "UPDATE unit SET " + assignments + " WHERE batch_id = ? AND unit_no = ? AND attempt = ?", arguments);
        if (updated == 0) {
            throw new StaleAttemptException("Attempt " + unit.attempt() + " of batch " + unit.batchId()
                    + " has been superseded; unit " + unit.unitNo() + " is no longer its own.");
        }
    }

    /** Takes the unit's row for this transaction, on condition of the attempt. */
    void requireCurrent(UnitRef unit) {
        updateUnit(unit, "attempt = attempt");
    }

    /**
     * Within the caller's transaction. The unit's row comes last: it is what pages of one unit wait for, so it is held for one statement
     * instead of a hundred. A caller that turns out stale has its moves rolled back.
     */
    void record(UnitRef unit, List<ItemOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        Map<ItemState, List<ItemOutcome>> byState = outcomes.stream()
                .collect(Collectors.groupingBy(
                        ItemOutcome::state, () -> new EnumMap<>(ItemState.class), Collectors.toList()));
        StringBuilder assignments = new StringBuilder("attempt = attempt");
        List<Object> increments = new ArrayList<>();
        byState.forEach((state, reached) -> {
            int changed = move(unit, state, reached);
            String counter = COUNTERS.get(state);
            if (changed > 0 && counter != null) {
                assignments
                        .append(", ")
                        .append(counter)
                        .append(" = ")
                        .append(counter)
                        .append(" + ?");
                increments.add(changed);
            }
        });
        updateUnit(unit, assignments.toString(), increments.toArray());
    }

    private int move(UnitRef unit, ItemState state, List<ItemOutcome> outcomes) {
        if (state.from().isEmpty()) {
            return 0;
        }
        // Most outcomes are a state and nothing else, which costs less to write.
        List<Object[]> silent = outcomes.stream()
                .filter(ItemOutcome::saysNothing)
                .map(outcome -> new Object[] {state.name(), unit.batchId(), outcome.rowNo(), unit.unitNo()})
                .toList();
        List<Object[]> telling = outcomes.stream()
                .filter(outcome -> !outcome.saysNothing())
                .map(outcome -> values(unit, state, outcome))
                .toList();
        return update(state, "", silent) + update(state, """
                , target_uri = COALESCE(?, target_uri), target_label = COALESCE(?, target_label),
                target = COALESCE(?, target), score = COALESCE(?, score), reason = COALESCE(?, reason),
                error_class = COALESCE(?, error_class)
                """, telling);
    }

    private static Object[] values(UnitRef unit, ItemState state, ItemOutcome outcome) {
        return new @Nullable Object[] {
            state.name(),
            Rows.storable(outcome.targetUri()),
            Rows.storable(outcome.targetLabel()),
            Rows.storable(outcome.target()),
            outcome.score(),
            Rows.storable(outcome.reason()),
            Rows.storable(outcome.errorClass()),
            unit.batchId(),
            outcome.rowNo(),
            unit.unitNo()
        };
    }

    private int update(ItemState state, String details, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        // "+ 0" keeps PostgreSQL from reading a whole unit by its index, which it prefers to the key while a table is
        // new
        String from = state.from().stream().map(s -> "'" + s + "'").collect(Collectors.joining(", "));
        String sql = "UPDATE item SET state = ?" + details + " WHERE batch_id = ? AND row_no = ? AND unit_no + 0 = ?"
                + " AND state IN (" + from + ")";
        return Arrays.stream(jdbc.batchUpdate(sql, rows)).sum();
    }

    /** Closes the unit: with the state its counters imply, or as failed for a reason. A unit that is closed stays as it is. */
    UnitResult close(UnitRef unit, @Nullable String failure) {
        return Objects.requireNonNull(transaction.execute(status -> {
            requireCurrent(unit);
            UnitState before = state(unit);
            Counts counts = counts(unit);
            UnitState state = before;
            if (!before.closed()) {
                state = failure == null
                        ? implied(counts, contexts.of(unit.batchId()).dryRun())
                        : counts.applied() > 0 ? UnitState.PARTIAL : UnitState.FAILED;
                updateUnit(
                        unit,
                        "state = ?, failure = ?, wait_reason = NULL, wait_until = NULL, finished_at = CURRENT_TIMESTAMP",
                        state.name(),
                        Rows.storable(failure));
                events.append(
                        unit.batchId(), unit.unitNo(), "UNIT_" + state, failure == null ? summary(counts) : failure);
            }
            return new UnitResult(unit.unitNo(), state, counts.failed() - counts.rejected());
        }));
    }

    static UnitState implied(Counts counts, boolean dryRun) {
        long good = counts.present() + (dryRun ? counts.matched() : counts.verified());
        if (good + counts.discarded() >= counts.rows()) {
            return UnitState.APPLIED;
        }
        return good > 0 ? UnitState.PARTIAL : UnitState.FAILED;
    }

    UnitState state(UnitRef unit) {
        return UnitState.valueOf(Objects.requireNonNull(jdbc.queryForObject(
                "SELECT state FROM unit WHERE batch_id = ? AND unit_no = ?",
                String.class,
                unit.batchId(),
                unit.unitNo())));
    }

    private Counts counts(UnitRef unit) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT * FROM unit WHERE batch_id = ? AND unit_no = ?",
                (row, n) -> Rows.counts(row),
                unit.batchId(),
                unit.unitNo()));
    }

    private static String summary(Counts counts) {
        return counts.rows() + " rows, " + counts.verified() + " verified, " + counts.present() + " present, "
                + (counts.discarded() > 0 ? counts.discarded() + " left out, " : "") + counts.failed() + " failed";
    }
}
