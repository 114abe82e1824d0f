package io.segue.batch.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.segue.batch.BatchState;
import io.segue.batch.Counts;
import io.segue.batch.ItemState;
import io.segue.batch.Pass;
import io.segue.batch.Pass.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passes over batches. A pass is asked for in a row of its own, by whoever, and opened by whoever holds the batch's lease: all that was
 * asked for until then goes into it, in one transaction with the items it moves.
 */
@Repository
public class PassStore {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<BatchState> REDRIVABLE =
            EnumSet.of(BatchState.APPLIED, BatchState.PARTIAL, BatchState.FAILED);

    private static final String DUE = """
            b.finished_at IS NOT NULL AND (b.report_outdated OR EXISTS (
                SELECT 1 FROM pass_request r WHERE r.batch_id = b.batch_id AND r.pass IS NULL AND r.refusal IS NULL))
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final EventStore events;
    private final SummaryStore summaries;
    private final Redrive redrive;

    PassStore(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            EventStore events,
            SummaryStore summaries,
            Redrive redrive) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.summaries = summaries;
        this.redrive = redrive;
    }

    /**
     * A pass that is asked for.
     *
     * @param unitNo {@code null} for all units
     * @param rowNo {@code null} for all items
     * @param states of the items to send through again
     */
    public record PassRequest(
            String batchId,
            Kind kind,
            @Nullable Integer unitNo,
            @Nullable Long rowNo,
            Set<ItemState> states,
            String requestedBy,
            @Nullable String reason) {

        boolean asksTheSameAs(PassRequest other) {
            return kind == other.kind
                    && Objects.equals(unitNo, other.unitNo)
                    && Objects.equals(rowNo, other.rowNo)
                    && states.equals(other.states);
        }
    }

    /** Why no pass can follow upon this state, or {@code null} where one can. */
    public static @Nullable String refusal(BatchState state) {
        if (REDRIVABLE.contains(state)) {
            return null;
        }
        return switch (state) {
            case REHEARSED -> "it was only rehearsed; run it without --dry-run";
            case CANCELLED -> "it was cancelled; run its job with --again";
            case COMPENSATED, COMPENSATION_INCOMPLETE -> "it was taken back; run its job with --again";
            default -> "it is still running";
        };
    }

    /** Asks for a pass. */
    public void request(PassRequest request) {
        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    """
                    INSERT INTO pass_request (batch_id, kind, unit_no, row_no, states, requested_by, reason, requested_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)
                    """,
                    request.batchId(),
                    request.kind().name(),
                    request.unitNo(),
                    request.rowNo(),
                    request.states().stream().map(ItemState::name).sorted().collect(Collectors.joining(",")),
                    Rows.storable(request.requestedBy()),
                    Rows.storable(request.reason()));
            events.append(
                    request.batchId(),
                    request.unitNo(),
                    request.kind() + "_REQUESTED",
                    (request.rowNo() == null ? "" : "item " + request.rowNo() + ", ") + by(request));
        });
    }

    private static String by(PassRequest request) {
        return "by " + request.requestedBy() + (request.reason() == null ? "" : ": " + request.reason());
    }

    /**
     * Batches of these launchers that have ended and for which a pass is asked, or a report is due: nobody works on them, for instance
     * because their launcher died while their workflow came to its end.
     */
    public List<String> due(String site) {
        return jdbc.queryForList(
                "SELECT b.batch_id FROM batch b JOIN lease l ON l.batch_id = b.batch_id WHERE b.site = ? AND " + DUE
                        + " AND (l.owner = '' OR l.expires_at < CURRENT_TIMESTAMP) ORDER BY b.batch_id",
                String.class,
                site);
    }

    /** Whether the batch is one of those. */
    public boolean isDue(String batchId) {
        return !jdbc.queryForList(
                        "SELECT b.batch_id FROM batch b WHERE b.batch_id = ? AND " + DUE, String.class, batchId)
                .isEmpty();
    }

    /** Whether just this is asked for already, by anybody, and has not been taken up. */
    public boolean asked(PassRequest request) {
        return waiting(request.batchId()).stream().map(Waiting::request).anyMatch(request::asksTheSameAs);
    }

    /**
     * Opens the batch's next pass if it has ended and one is asked for; tells whether it did. What was asked for in vain is marked so.
     * The caller holds the batch's lease.
     */
    public boolean open(String batchId) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.update("UPDATE batch SET pass = pass WHERE batch_id = ?", batchId); // holds its row from here on
            BatchState state = BatchState.valueOf(Objects.requireNonNull(
                    jdbc.queryForObject("SELECT state FROM batch WHERE batch_id = ?", String.class, batchId)));
            List<Waiting> waiting = waiting(batchId);
            if (!state.closed() || waiting.isEmpty()) {
                return false;
            }
            String refusal = refusal(state);
            if (refusal != null) {
                refuse(batchId, waiting, refusal);
                return false;
            }
            Counts before = summaries.find(batchId).orElseThrow().counts();
            long items = waiting.stream()
                    .mapToLong(next -> redrive.move(next.request()))
                    .sum();
            if (items == 0) {
                refuse(batchId, waiting, "nothing was left to send through again");
                return false;
            }
            begin(batchId, state, before, waiting, items);
            return true;
        }));
    }

    private void begin(String batchId, BatchState state, Counts before, List<Waiting> waiting, long items) {
        // A new attempt as well, so that whatever the former pass left under way is refused.
        jdbc.update("""
                UPDATE batch SET pass = pass + 1, attempt = attempt + 1, state = 'RUNNING', failure = NULL, finished_at = NULL
                WHERE batch_id = ?
                """, batchId);
        jdbc.update(
                "UPDATE unit SET attempt = (SELECT b.attempt FROM batch b WHERE b.batch_id = unit.batch_id) WHERE batch_id = ?",
                batchId);
        int pass = Objects.requireNonNull(
                jdbc.queryForObject("SELECT pass FROM batch WHERE batch_id = ?", Integer.class, batchId));
        PassRequest first = waiting.get(0).request();
        String askers = waiting.stream()
                .map(next -> next.request().requestedBy())
                .distinct()
                .collect(Collectors.joining(", "));
        String reasons = waiting.stream()
                .map(next -> next.request().reason())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
        jdbc.update(
                """
                INSERT INTO batch_pass (batch_id, pass, kind, requested_by, reason, items, state_before, counts_before, opened_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)
                """,
                batchId,
                pass,
                first.kind().name(),
                askers,
                reasons.isEmpty() ? null : reasons,
                items,
                state.name(),
                write(before));
        waiting.forEach(
                next -> jdbc.update("UPDATE pass_request SET pass = ? WHERE request_id = ?", pass, next.requestId()));
        events.append(
                batchId,
                null,
                "PASS",
                "pass " + pass + ", " + first.kind() + " of " + items + " item(s), by " + askers
                        + (reasons.isEmpty() ? "" : ": " + reasons));
    }

    private void refuse(String batchId, List<Waiting> waiting, String refusal) {
        waiting.forEach(next ->
                jdbc.update("UPDATE pass_request SET refusal = ? WHERE request_id = ?", refusal, next.requestId()));
        events.append(batchId, null, "PASS_REFUSED", refusal);
    }

    private record Waiting(long requestId, PassRequest request) {}

    private List<Waiting> waiting(String batchId) {
        return jdbc.query(
                "SELECT * FROM pass_request WHERE batch_id = ? AND pass IS NULL AND refusal IS NULL ORDER BY request_id",
                (row, n) -> new Waiting(
                        row.getLong("request_id"),
                        new PassRequest(
                                row.getString("batch_id"),
                                Kind.valueOf(row.getString("kind")),
                                row.getObject("unit_no", Integer.class),
                                row.getObject("row_no", Long.class),
                                Arrays.stream(row.getString("states").split(","))
                                        .map(ItemState::valueOf)
                                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ItemState.class))),
                                row.getString("requested_by"),
                                row.getString("reason"))),
                batchId);
    }

    /** Within the transaction that creates the batch: its run is its first pass. */
    static void first(JdbcTemplate jdbc, String batchId) {
        jdbc.update(
                "INSERT INTO batch_pass (batch_id, pass, kind, items, opened_at) VALUES (?, 1, 'RUN', 0, CURRENT_TIMESTAMP)",
                batchId);
    }

    /** Within the transaction that closes the batch: notes what its present pass came to. */
    static void finished(JdbcTemplate jdbc, String batchId) {
        Counts after = new SummaryStore(jdbc).find(batchId).orElseThrow().counts();
        jdbc.update("""
                UPDATE batch_pass SET finished_at = CURRENT_TIMESTAMP, counts_after = ?,
                    state_after = (SELECT b.state FROM batch b WHERE b.batch_id = batch_pass.batch_id)
                WHERE batch_id = ? AND pass = (SELECT b.pass FROM batch b WHERE b.batch_id = batch_pass.batch_id)
                """, write(after), batchId);
    }

    /** The batch's passes, the run first. */
    public List<Pass> of(String batchId) {
        return jdbc.query("SELECT * FROM batch_pass WHERE batch_id = ? ORDER BY pass", (row, n) -> pass(row), batchId);
    }

    private static Pass pass(ResultSet row) throws SQLException {
        return new Pass(
                row.getInt("pass"),
                Kind.valueOf(row.getString("kind")),
                row.getString("requested_by"),
                row.getString("reason"),
                row.getLong("items"),
                state(row.getString("state_before")),
                state(row.getString("state_after")),
                read(row.getString("counts_before")),
                read(row.getString("counts_after")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    private static @Nullable BatchState state(@Nullable String name) {
        return name == null ? null : BatchState.valueOf(name);
    }

    private static String write(Counts counts) {
        try {
            return JSON.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Counts read(@Nullable String counts) {
        try {
            return counts == null ? null : JSON.readValue(counts, Counts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("batch_pass holds counts this ledger did not write: " + counts, e);
        }
    }
}
