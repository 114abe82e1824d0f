package io.segue.batch.ledger;

import io.segue.batch.Candidate;
import io.segue.batch.Counts;
import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.PageRef;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitResult;
import io.segue.batch.UnitState;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger as a domain sees it while it works on a unit. */
@Repository
class JdbcUnitLedger implements UnitLedger {

    private static final String OPEN = "state IN ('PENDING', 'RUNNING', 'WAITING')";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final DatabaseClock clock;
    private final EventStore events;
    private final OutcomeStore outcomes;
    private final BatchContexts contexts;
    private final ItemIds ids;
    private final KnownRowStore known;

    JdbcUnitLedger(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            DatabaseClock clock,
            EventStore events,
            OutcomeStore outcomes,
            BatchContexts contexts,
            ItemIds ids,
            KnownRowStore known) {
        this.known = known;
        this.ids = ids;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.events = events;
        this.outcomes = outcomes;
        this.contexts = contexts;
    }

    @Override
    public BatchContext batch(String batchId) {
        return contexts.of(batchId);
    }

    @Override
    public String site(String batchId) {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT site FROM batch WHERE batch_id = ?", String.class, batchId));
    }

    @Override
    public Unit unit(UnitRef unit) {
        Unit found = jdbc.queryForObject(
                "SELECT * FROM unit WHERE batch_id = ? AND unit_no = ?",
                (row, n) -> {
                    Counts counts = Rows.counts(row);
                    return new Unit(
                            row.getString("title"),
                            UnitState.valueOf(row.getString("state")),
                            counts.rows() - counts.rejected() - counts.unchanged(),
                            counts,
                            row.getString("target_id"));
                },
                unit.batchId(),
                unit.unitNo());
        return Objects.requireNonNull(found);
    }

    @Override
    public int pass(String batchId) {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT pass FROM batch WHERE batch_id = ?", Integer.class, batchId));
    }

    @Override
    public void begin(UnitRef unit) {
        outcomes.updateUnit(unit, """
                state = CASE WHEN %s THEN 'RUNNING' ELSE state END, wait_reason = NULL, wait_until = NULL,
                started_at = COALESCE(started_at, CURRENT_TIMESTAMP)
                """.formatted(OPEN));
    }

    @Override
    public void waiting(UnitRef unit, String reason, Duration retryAfter) {
        transaction.executeWithoutResult(status -> {
            outcomes.requireCurrent(unit);
            if (outcomes.state(unit).closed()) {
                return; // a late caller: whoever closed the unit knew better
            }
            outcomes.updateUnit(
                    unit,
                    "state = 'WAITING', wait_reason = ?, wait_until = ?",
                    Rows.storable(reason),
                    clock.now().plus(retryAfter));
            events.append(unit.batchId(), unit.unitNo(), "WAITING", reason + ", for " + retryAfter);
        });
    }

    @Override
    public List<Item> page(PageRef page) {
        return items(page.unit(), page.pageNo() * PageRef.SIZE, PageRef.SIZE);
    }

    @Override
    public List<Item> items(UnitRef unit, int fromPosition, int limit) {
        return jdbc.query(
                """
                SELECT s.item_id, s.item_no, s.payload, t.state, o.target_uri, o.target, t.attempts
                FROM item_source s
                JOIN item_state t ON t.item_id = s.item_id
                LEFT JOIN item_outcome o ON o.item_id = s.item_id
                WHERE s.batch_no = ? AND s.unit_no = ? AND s.item_no >= ? AND s.item_no < ? ORDER BY s.item_no
                """,
                (row, n) -> Rows.item(row),
                ids.batchNo(unit.batchId()),
                unit.unitNo(),
                fromPosition,
                Math.addExact(fromPosition, limit));
    }

    @Override
    public OptionalInt first(UnitRef unit, Set<ItemState> states) {
        if (states.isEmpty()) {
            return OptionalInt.empty();
        }
        String names = states.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", "));
        Integer first = jdbc.queryForObject(
                "SELECT MIN(s.item_no) FROM item_source s JOIN item_state t ON t.item_id = s.item_id"
                        + " WHERE s.batch_no = ? AND s.unit_no = ? AND s.item_no IS NOT NULL AND t.state IN (" + names
                        + ")",
                Integer.class,
                ids.batchNo(unit.batchId()),
                unit.unitNo());
        return first == null ? OptionalInt.empty() : OptionalInt.of(first);
    }

    @Override
    public Set<Integer> pages(UnitRef unit, Set<ItemState> states, int first, int end) {
        if (states.isEmpty() || first >= end) {
            return Set.of();
        }
        return Set.copyOf(jdbc.queryForList(
                "SELECT DISTINCT s.item_no / " + PageRef.SIZE
                        + " FROM item_source s JOIN item_state t ON t.item_id = s.item_id"
                        + " WHERE s.batch_no = ? AND s.unit_no = ? AND s.item_no >= ? AND s.item_no < ? AND t.state IN ("
                        + states.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", ")) + ")",
                Integer.class,
                ids.batchNo(unit.batchId()),
                unit.unitNo(),
                Math.multiplyExact(first, PageRef.SIZE),
                Math.multiplyExact(end, PageRef.SIZE)));
    }

    @Override
    public Map<String, Integer> targetsBefore(UnitRef unit, int position, List<String> targetUris) {
        if (targetUris.isEmpty()) {
            return Map.of();
        }
        List<String> distinct = targetUris.stream().distinct().toList();
        Object[] arguments = new Object[3 + distinct.size()];
        arguments[0] = ids.batchNo(unit.batchId());
        arguments[1] = unit.unitNo();
        arguments[2] = position;
        for (int i = 0; i < distinct.size(); i++) {
            arguments[3 + i] = distinct.get(i);
        }
        Map<String, Integer> counts = new HashMap<>();
        jdbc.query(
                "SELECT o.target_uri, COUNT(*) FROM item_source s JOIN item_state t ON t.item_id = s.item_id"
                        + " JOIN item_outcome o ON o.item_id = s.item_id"
                        + " WHERE s.batch_no = ? AND s.unit_no = ? AND s.item_no < ?"
                        + " AND t.state IN ('MATCHED', 'SUBSTITUTED', 'PRESENT', 'ADDED', 'VERIFIED') AND o.target_uri IN ("
                        + String.join(", ", Collections.nCopies(distinct.size(), "?")) + ") GROUP BY o.target_uri",
                row -> {
                    counts.put(row.getString(1), row.getInt(2));
                },
                arguments);
        known.targets(unit, distinct).forEach((uri, count) -> counts.merge(uri, count, Integer::sum));
        return counts;
    }

    @Override
    public void saveCandidates(PageRef page, List<Candidate> candidates) {
        String batchId = page.unit().batchId();
        List<Object[]> rows = candidates.stream()
                .map(Candidate::rowNo)
                .distinct()
                .map(rowNo -> new Object[] {batchId, rowNo})
                .toList();
        transaction.executeWithoutResult(status -> {
            jdbc.batchUpdate("DELETE FROM candidate WHERE batch_id = ? AND row_no = ?", rows);
            jdbc.batchUpdate(
                    """
                    INSERT INTO candidate (batch_id, row_no, ranking, uri, label, payload, score, reason)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """, candidates.stream().map(c -> Rows.values(batchId, c)).toList());
            outcomes.requireCurrent(page.unit()); // last, so that pages wait for one statement only
        });
    }

    @Override
    public Map<Long, List<Candidate>> candidates(PageRef page) {
        String batchId = page.unit().batchId();
        List<Candidate> found = jdbc.query(
                """
                SELECT c.row_no, c.ranking, c.uri, c.label, c.payload, c.score, c.reason
                FROM item_source s JOIN candidate c ON c.batch_id = ? AND c.row_no = s.item_id - ?
                WHERE s.batch_no = ? AND s.unit_no = ? AND s.item_no >= ? AND s.item_no < ? ORDER BY c.row_no, c.ranking
                """,
                (row, n) -> Rows.candidate(row),
                batchId,
                ids.first(batchId),
                ids.batchNo(batchId),
                page.unit().unitNo(),
                page.pageNo() * PageRef.SIZE,
                (page.pageNo() + 1) * PageRef.SIZE);
        return found.stream().collect(Collectors.groupingBy(Candidate::rowNo));
    }

    @Override
    public void record(UnitRef unit, List<ItemOutcome> recorded) {
        transaction.executeWithoutResult(status -> outcomes.record(unit, recorded));
    }

    @Override
    public Map<Long, Integer> countAttempts(UnitRef unit, List<Long> rowNos) {
        Map<Long, Integer> counts = new HashMap<>();
        transaction.executeWithoutResult(status -> {
            outcomes.requireCurrent(unit);
            for (Long rowNo : rowNos) {
                long itemId = ids.of(unit.batchId(), rowNo);
                jdbc.update("UPDATE item_state SET attempts = attempts + 1 WHERE item_id = ?", itemId);
                Integer count =
                        jdbc.queryForObject("SELECT attempts FROM item_state WHERE item_id = ?", Integer.class, itemId);
                counts.put(rowNo, Objects.requireNonNull(count));
            }
        });
        return counts;
    }

    @Override
    public int countAttempt(UnitRef unit) {
        return Objects.requireNonNull(transaction.execute(status -> {
            outcomes.updateUnit(unit, "failed_answers = failed_answers + 1");
            return Objects.requireNonNull(jdbc.queryForObject(
                    "SELECT failed_answers FROM unit WHERE batch_id = ? AND unit_no = ?",
                    Integer.class,
                    unit.batchId(),
                    unit.unitNo()));
        }));
    }

    @Override
    public UnitResult finish(UnitRef unit) {
        return outcomes.close(unit, null);
    }

    @Override
    public UnitResult fail(UnitRef unit, String reason) {
        return outcomes.close(unit, reason);
    }

    @Override
    public UnitResult compensated(UnitRef unit, boolean complete, String detail) {
        return Objects.requireNonNull(transaction.execute(status -> {
            outcomes.requireCurrent(unit);
            UnitState state = outcomes.state(unit);
            if (state != UnitState.COMPENSATED) {
                state = complete ? UnitState.COMPENSATED : UnitState.COMPENSATION_INCOMPLETE;
                outcomes.updateUnit(
                        unit,
                        "state = ?, failure = ?, wait_reason = NULL, wait_until = NULL, finished_at = CURRENT_TIMESTAMP",
                        state.name(),
                        complete ? null : Rows.storable(detail));
                events.append(unit.batchId(), unit.unitNo(), state.name(), detail);
            }
            Counts counts = unit(unit).counts();
            return new UnitResult(unit.unitNo(), state, counts.failed() - counts.rejected());
        }));
    }
}
