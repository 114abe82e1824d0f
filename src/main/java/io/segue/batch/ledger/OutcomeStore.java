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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            ItemState.SUBSTITUTED, "substituted",
            ItemState.AMBIGUOUS, "ambiguous",
            ItemState.NOT_FOUND, "not_found",
            ItemState.PRESENT, "present",
            ItemState.ADDED, "added",
            ItemState.VERIFIED, "verified",
            ItemState.DEAD, "dead",
            ItemState.COMPENSATED, "compensated",
            ItemState.DISCARDED, "discarded"));

    /** The column that counts items that reached this state. */
    static @Nullable String counter(ItemState state) {
        return COUNTERS.get(state);
    }

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final EventStore events;
    private final BatchContexts contexts;
    private final ItemIds ids;
    private final BatchStore batches;

    OutcomeStore(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            EventStore events,
            BatchContexts contexts,
            ItemIds ids,
            BatchStore batches) {
        this.batches = batches;
        this.ids = ids;
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
        boolean answered = byState.keySet().stream().anyMatch(state -> state != ItemState.DEAD);
        StringBuilder assignments = new StringBuilder(answered ? "failed_answers = 0" : "attempt = attempt");
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
        if (state == ItemState.DEAD) {
            deadLetters(unit, outcomes);
        }
        List<ItemOutcome> silent =
                outcomes.stream().filter(ItemOutcome::saysNothing).toList();
        List<ItemOutcome> telling =
                outcomes.stream().filter(outcome -> !outcome.saysNothing()).toList();
        return moveSilently(unit, state, silent) + moveAndTell(unit, state, telling);
    }

    /** Notes where the items come from and since when they are dead, before they are moved. */
    private void deadLetters(UnitRef unit, List<ItemOutcome> outcomes) {
        Long[] itemIds = itemIds(unit, outcomes);
        jdbc.update(
                "INSERT INTO dead_letter (item_id, batch_no, unit_no, came_from, since)"
                        + " SELECT item_id, CAST(? AS BIGINT), unit_no, state, CURRENT_TIMESTAMP FROM item_state"
                        + " WHERE item_id = ANY(?) AND unit_no = ? AND " + movable(ItemState.DEAD),
                insert -> {
                    insert.setLong(1, ids.batchNo(unit.batchId()));
                    insert.setArray(2, insert.getConnection().createArrayOf("BIGINT", itemIds));
                    insert.setInt(3, unit.unitNo());
                });
    }

    /** Most outcomes are a state and nothing else: one statement moves them all. */
    private int moveSilently(UnitRef unit, ItemState state, List<ItemOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return 0;
        }
        Long[] itemIds = itemIds(unit, outcomes);
        return jdbc.update(
                "UPDATE item_state SET state = ? WHERE item_id = ANY(?) AND unit_no = ? AND " + movable(state),
                update -> {
                    update.setString(1, state.name());
                    update.setArray(2, update.getConnection().createArrayOf("BIGINT", itemIds));
                    update.setInt(3, unit.unitNo());
                });
    }

    /** What is told of an item is written if its state really changed, so that a late record changes nothing. */
    private int moveAndTell(UnitRef unit, ItemState state, List<ItemOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return 0;
        }
        int[] moved = jdbc.batchUpdate(
                "UPDATE item_state SET state = ? WHERE item_id = ? AND unit_no = ? AND " + movable(state),
                outcomes.stream()
                        .map(outcome -> new Object[] {state.name(), id(unit, outcome), unit.unitNo()})
                        .toList());
        List<ItemOutcome> told = IntStream.range(0, moved.length)
                .filter(i -> moved[i] > 0)
                .mapToObj(outcomes::get)
                .toList();
        tell(unit, told);
        return told.size();
    }

    private void tell(UnitRef unit, List<ItemOutcome> told) {
        Set<Long> known = known(itemIds(unit, told));
        jdbc.batchUpdate(
                "INSERT INTO item_outcome (target_uri, target_label, target, score, reason, error_class, item_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                values(unit, told, outcome -> !known.contains(id(unit, outcome))));
        jdbc.batchUpdate("""
                UPDATE item_outcome SET target_uri = COALESCE(?, target_uri), target_label = COALESCE(?, target_label),
                    target = COALESCE(?, target), score = COALESCE(?, score), reason = COALESCE(?, reason),
                    error_class = COALESCE(?, error_class)
                WHERE item_id = ?
                """, values(unit, told, outcome -> known.contains(id(unit, outcome))));
    }

    /** Those of the items there is something told of already. */
    private Set<Long> known(Long[] itemIds) {
        Set<Long> known = new HashSet<>();
        jdbc.query(
                "SELECT item_id FROM item_outcome WHERE item_id = ANY(?)",
                query -> query.setArray(1, query.getConnection().createArrayOf("BIGINT", itemIds)),
                row -> {
                    known.add(row.getLong(1));
                });
        return known;
    }

    private Long[] itemIds(UnitRef unit, List<ItemOutcome> outcomes) {
        return outcomes.stream().map(outcome -> id(unit, outcome)).toArray(Long[]::new);
    }

    private List<Object[]> values(UnitRef unit, List<ItemOutcome> outcomes, Predicate<ItemOutcome> which) {
        return outcomes.stream()
                .filter(which)
                .map(outcome -> values(unit, outcome))
                .toList();
    }

    private Object[] values(UnitRef unit, ItemOutcome outcome) {
        return new @Nullable Object[] {
            Rows.storable(outcome.targetUri()),
            Rows.storable(outcome.targetLabel()),
            Rows.storable(outcome.target()),
            outcome.score(),
            Rows.storable(outcome.reason()),
            Rows.storable(outcome.errorClass()),
            id(unit, outcome)
        };
    }

    private long id(UnitRef unit, ItemOutcome outcome) {
        return ids.of(unit.batchId(), outcome.rowNo());
    }

    static String movable(ItemState to) {
        return "state IN (" + to.from().stream().map(s -> "'" + s + "'").collect(Collectors.joining(", ")) + ")";
    }

    /**
     * Closes the unit: with the state its counters imply, or as failed for a reason. A unit that is closed stays as it is.
     *
     * @throws StaleAttemptException also when a workflow takes the unit for done and the ledger has items left of it: then the ledger is
     *     older than the workflow, and another attempt does what is left
     */
    UnitResult close(UnitRef unit, @Nullable String failure) {
        Optional<UnitResult> closed =
                Objects.requireNonNull(transaction.execute(status -> closeAsRecorded(unit, failure)));
        if (closed.isEmpty()) {
            String reason = "unit " + unit.unitNo() + " was taken for done, but the ledger has items left of it";
            batches.supersede(unit.batchId(), unit.attempt(), reason);
            throw new StaleAttemptException("Batch " + unit.batchId() + ": " + reason + ". A new attempt goes on.");
        }
        return closed.get();
    }

    /** Empty where items are left. */
    private Optional<UnitResult> closeAsRecorded(UnitRef unit, @Nullable String failure) {
        requireCurrent(unit);
        UnitState before = state(unit);
        Counts counts = counts(unit);
        UnitState state = before;
        if (!before.closed()) {
            boolean dryRun = contexts.of(unit.batchId()).dryRun();
            if (failure == null && (dryRun ? counts.decided() : counts.settled()) < counts.rows()) {
                return Optional.empty();
            }
            state = failure == null
                    ? implied(counts, dryRun)
                    : counts.applied() > 0 ? UnitState.PARTIAL : UnitState.FAILED;
            updateUnit(
                    unit,
                    "state = ?, failure = ?, wait_reason = NULL, wait_until = NULL, finished_at = CURRENT_TIMESTAMP",
                    state.name(),
                    Rows.storable(failure));
            events.append(unit.batchId(), unit.unitNo(), "UNIT_" + state, failure == null ? summary(counts) : failure);
        }
        return Optional.of(new UnitResult(unit.unitNo(), state, counts.failed() - counts.rejected()));
    }

    static UnitState implied(Counts counts, boolean dryRun) {
        long good = counts.unchanged()
                + counts.present()
                + (dryRun ? counts.matched() + counts.substituted() : counts.verified());
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
                + (counts.substituted() > 0 ? counts.substituted() + " substituted, " : "")
                + (counts.discarded() > 0 ? counts.discarded() + " left out, " : "") + counts.failed() + " failed";
    }
}
