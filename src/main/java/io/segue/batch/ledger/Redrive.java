package io.segue.batch.ledger;

import io.segue.batch.ItemState;
import io.segue.batch.ledger.PassStore.PassRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Moves failed items back to where they can be worked on, takes them out of their unit's counters, and opens their units again. Set by
 * set, within the caller's transaction; what was not asked for stays as it is.
 */
@Component
class Redrive {

    private static final String UNFINISHED = "('PENDING', 'MATCHED', 'SUBSTITUTED', 'ADDED')";

    private final JdbcTemplate jdbc;
    private final ItemIds ids;

    Redrive(JdbcTemplate jdbc, ItemIds ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** How many items there are to be worked on again: what is asked for, and what their units were stopped before. */
    long move(PassRequest request) {
        long moved = request.rowNo() == null ? reopenUnfinished(request) : 0;
        for (ItemState state : request.states()) {
            moved += state == ItemState.DEAD ? moveDead(request) : moveUndecided(request, state);
        }
        return moved;
    }

    /** How many items a request would find. */
    long count(PassRequest request) {
        long found = 0;
        for (ItemState state : request.states()) {
            Choice choice = state == ItemState.DEAD ? dead(request, null) : inState(request, state);
            found += number(choice);
        }
        if (request.rowNo() == null) {
            Choice unfinished = unfinished(request);
            found += number(unfinished);
        }
        return found;
    }

    /**
     * Rows of a table with items.
     *
     * @param condition on the table by the name of {@code t}
     */
    private record Choice(String table, String condition, Object[] arguments) {

        String rows() {
            return table + " t WHERE " + condition;
        }

        String items() {
            return "SELECT t.item_id FROM " + rows();
        }
    }

    /**
     * @param cameFrom {@code null} for any
     */
    private Choice dead(PassRequest request, @Nullable ItemState cameFrom) {
        List<Object> arguments = new ArrayList<>(List.of(ids.batchNo(request.batchId())));
        String condition = narrowed(request, arguments);
        if (cameFrom != null) {
            condition += " AND t.came_from = ?";
            arguments.add(cameFrom.name());
        }
        return new Choice("dead_letter", "t.batch_no = ?" + condition, arguments.toArray());
    }

    private Choice inState(PassRequest request, ItemState state) {
        List<Object> arguments = range(request);
        return new Choice(
                "item_state",
                "t.item_id >= ? AND t.item_id < ?" + narrowed(request, arguments) + " AND t.state = '" + state + "'",
                arguments.toArray());
    }

    /** Items that nobody failed at, of units that were closed before they came to them. */
    private Choice unfinished(PassRequest request) {
        List<Object> arguments = range(request);
        String condition = narrowed(request, arguments);
        arguments.add(request.batchId());
        return new Choice(
                "item_state",
                "t.item_id >= ? AND t.item_id < ?" + condition + " AND t.state IN " + UNFINISHED
                        + " AND t.unit_no IN (SELECT u.unit_no FROM unit u WHERE u.batch_id = ? AND u.state NOT IN ('PENDING', 'RUNNING', 'WAITING'))",
                arguments.toArray());
    }

    private List<Object> range(PassRequest request) {
        return new ArrayList<>(List.of(ids.first(request.batchId()), ids.end(request.batchId())));
    }

    private String narrowed(PassRequest request, List<Object> arguments) {
        String condition = "";
        if (request.unitNo() != null) {
            condition += " AND t.unit_no = ?";
            arguments.add(request.unitNo());
        }
        if (request.rowNo() != null) {
            condition += " AND t.item_id = ?";
            arguments.add(ids.of(request.batchId(), request.rowNo()));
        }
        return condition;
    }

    /**
     * What was added and not found there keeps its match, which nothing speaks against; everything else is looked for anew.
     */
    private long moveDead(PassRequest request) {
        long moved = 0;
        for (ItemState cameFrom : ItemState.DEAD.from()) {
            Choice choice = dead(request, cameFrom);
            String counter = OutcomeStore.counter(cameFrom);
            moved += uncount(request, choice, counter == null ? List.of("dead") : List.of("dead", counter));
            if (cameFrom == ItemState.ADDED) {
                update("UPDATE item_outcome SET reason = NULL, error_class = NULL WHERE item_id IN (%s)", choice);
                update("UPDATE item_state SET state = 'MATCHED', attempts = 0 WHERE item_id IN (%s)", choice);
            } else {
                forget(request, choice);
                update("UPDATE item_state SET state = 'PENDING', attempts = 0 WHERE item_id IN (%s)", choice);
            }
        }
        Choice all = dead(request, null);
        jdbc.update("DELETE FROM " + all.rows(), all.arguments());
        return moved;
    }

    private long moveUndecided(PassRequest request, ItemState state) {
        Choice choice = inState(request, state);
        long moved = uncount(request, choice, List.of(Objects.requireNonNull(OutcomeStore.counter(state))));
        forget(request, choice);
        // a statement of its own: on PostgreSQL a subquery on the table that is updated sees it as it was, on H2 as it
        // becomes
        jdbc.update(
                "UPDATE item_state t SET state = 'PENDING', attempts = 0 WHERE " + choice.condition(),
                choice.arguments());
        return moved;
    }

    /** What was found for an item, and what was said of it. */
    private void forget(PassRequest request, Choice choice) {
        update("DELETE FROM item_outcome WHERE item_id IN (%s)", choice);
        List<Object> arguments = new ArrayList<>(List.of(request.batchId(), ids.first(request.batchId())));
        arguments.addAll(List.of(choice.arguments()));
        jdbc.update(
                "DELETE FROM candidate WHERE batch_id = ? AND row_no + CAST(? AS BIGINT) IN (" + choice.items() + ")",
                arguments.toArray());
    }

    /** Takes the items out of these counters of their units, opens the units, and says how many items there are. */
    private long uncount(PassRequest request, Choice choice, List<String> counters) {
        String fewer = counters.stream()
                .map(counter -> counter + " = " + counter + " - ?, ")
                .reduce("", String::concat);
        long[] moved = new long[1];
        jdbc.query(
                "SELECT t.unit_no, COUNT(*) FROM " + choice.rows() + " GROUP BY t.unit_no",
                row -> {
                    moved[0] += row.getLong(2);
                    List<Object> arguments = new ArrayList<>();
                    for (int i = 0; i < counters.size(); i++) {
                        arguments.add(row.getLong(2));
                    }
                    arguments.add(request.batchId());
                    arguments.add(row.getInt(1));
                    reopen(fewer, "unit_no = ?", arguments);
                },
                choice.arguments());
        return moved[0];
    }

    /** Units that were closed with items nobody came to are gone on with. */
    private long reopenUnfinished(PassRequest request) {
        Choice unfinished = unfinished(request);
        long found = number(unfinished);
        if (found > 0) {
            List<Object> arguments = new ArrayList<>(List.of(request.batchId()));
            arguments.addAll(List.of(unfinished.arguments()));
            reopen("", "unit_no IN (SELECT t.unit_no FROM " + unfinished.rows() + ")", arguments);
        }
        return found;
    }

    private void reopen(String assignments, String condition, List<Object> arguments) {
        jdbc.update(
                "UPDATE unit SET " + assignments
                        + "state = 'PENDING', failure = NULL, failed_answers = 0, wait_reason = NULL, wait_until = NULL,"
                        + " finished_at = NULL WHERE batch_id = ? AND " + condition,
                arguments.toArray());
    }

    private void update(String statement, Choice choice) {
        jdbc.update(statement.formatted(choice.items()), choice.arguments());
    }

    private long number(Choice choice) {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT COUNT(*) FROM " + choice.rows(), Long.class, choice.arguments()));
    }
}
