package io.segue.batch.ledger;

import io.segue.batch.Candidate;
import io.segue.batch.ItemState;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads a batch's rows for its report, in input order, in constant memory. */
@Repository
public class ReportStore {

    private static final int ROWS_AT_ONCE = 1000;

    private final JdbcTemplate jdbc;
    private final ItemIds ids;

    ReportStore(JdbcTemplate jdbc, ItemIds ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /**
     * A row of the input and what became of it.
     *
     * @param attempts failed answers
     * @param unit title of its unit, {@code null} for a rejected row that belongs to none
     */
    public record ResultRow(
            long rowNo,
            Path file,
            long line,
            @Nullable String unit,
            @Nullable Integer position,
            String label,
            @Nullable String payload,
            ItemState state,
            @Nullable String targetUri,
            @Nullable String targetLabel,
            @Nullable Double score,
            @Nullable String reason,
            @Nullable String errorClass,
            int attempts) {}

    /** Hands every row of the batch in these states to the consumer, in input order; in every state where none is named. */
    public void forEach(String batchId, List<ItemState> states, Consumer<ResultRow> consumer) {
        String condition = states.isEmpty()
                ? ""
                : " AND t.state IN ("
                        + states.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", ")) + ")";
        long from = ids.first(batchId);
        while (true) {
            List<ResultRow> rows = rows(batchId, from, condition);
            rows.forEach(consumer);
            if (rows.size() < ROWS_AT_ONCE) {
                return;
            }
            from = ids.of(batchId, rows.get(rows.size() - 1).rowNo()) + 1;
        }
    }

    private List<ResultRow> rows(String batchId, long from, String condition) {
        return jdbc.query(
                """
                SELECT s.item_id, f.path, s.line, u.title, s.item_no, s.label, s.payload, t.state, o.target_uri, o.target_label,
                       o.score, o.reason, o.error_class, t.attempts
                FROM item_source s
                JOIN item_state t ON t.item_id = s.item_id
                LEFT JOIN item_outcome o ON o.item_id = s.item_id
                JOIN batch_input f ON f.batch_id = ? AND f.file_no = s.file_no
                LEFT JOIN unit u ON u.batch_id = ? AND u.unit_no = s.unit_no
                WHERE s.item_id >= ? AND s.item_id < ?%s ORDER BY s.item_id LIMIT %d
                """.formatted(condition, ROWS_AT_ONCE),
                (row, n) -> new ResultRow(
                        ItemIds.rowNo(row.getLong("item_id")),
                        Path.of(row.getString("path")),
                        row.getLong("line"),
                        row.getString("title"),
                        row.getObject("item_no", Integer.class),
                        row.getString("label"),
                        row.getString("payload"),
                        ItemState.valueOf(row.getString("state")),
                        row.getString("target_uri"),
                        row.getString("target_label"),
                        Rows.nullableDouble(row, "score"),
                        row.getString("reason"),
                        row.getString("error_class"),
                        row.getInt("attempts")),
                batchId,
                batchId,
                from,
                ids.end(batchId));
    }

    /** What a row could have been matched with, most likely first. */
    public List<Candidate> candidates(String batchId, long rowNo) {
        return jdbc.query("""
                SELECT row_no, ranking, uri, label, payload, score, reason FROM candidate
                WHERE batch_id = ? AND row_no = ? ORDER BY ranking
                """, (row, n) -> Rows.candidate(row), batchId, rowNo);
    }
}
