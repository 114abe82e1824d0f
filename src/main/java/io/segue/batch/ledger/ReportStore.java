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

    ReportStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row of the input and what became of it.
     *
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
            @Nullable String errorClass) {}

    /** Hands every row of the batch in these states to the consumer, in input order; in every state where none is named. */
    public void forEach(String batchId, List<ItemState> states, Consumer<ResultRow> consumer) {
        String condition = states.isEmpty()
                ? ""
                : " AND i.state IN ("
                        + states.stream().map(state -> "'" + state + "'").collect(Collectors.joining(", ")) + ")";
        long after = -1;
        while (true) {
            List<ResultRow> rows = rows(batchId, after, condition);
            rows.forEach(consumer);
            if (rows.size() < ROWS_AT_ONCE) {
                return;
            }
            after = rows.get(rows.size() - 1).rowNo();
        }
    }

    private List<ResultRow> rows(String batchId, long after, String condition) {
        return jdbc.query(
                """
                SELECT i.row_no, f.path, i.line, u.title, i.item_no, i.label, i.payload, i.state, i.target_uri, i.target_label,
                       i.score, i.reason, i.error_class
                FROM item i
                JOIN batch_input f ON f.batch_id = i.batch_id AND f.file_no = i.file_no
                LEFT JOIN unit u ON u.batch_id = i.batch_id AND u.unit_no = i.unit_no
                WHERE i.batch_id = ? AND i.row_no > ?%s ORDER BY i.row_no LIMIT %d
                """.formatted(condition, ROWS_AT_ONCE),
                (row, n) -> new ResultRow(
                        row.getLong("row_no"),
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
                        row.getString("error_class")),
                batchId,
                after);
    }

    /** What a row could have been matched with, most likely first. */
    public List<Candidate> candidates(String batchId, long rowNo) {
        return jdbc.query("""
                SELECT row_no, ranking, uri, label, payload, score, reason FROM candidate
                WHERE batch_id = ? AND row_no = ? ORDER BY ranking
                """, (row, n) -> Rows.candidate(row), batchId, rowNo);
    }
}
