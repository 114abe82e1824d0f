package io.segue.batch.ledger;

import io.segue.batch.Candidate;
import io.segue.batch.Counts;
import io.segue.batch.Item;
import io.segue.batch.ItemState;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How the ledger's columns and the kernel's records correspond. */
final class Rows {

    private Rows() {}

    static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("row_count"),
                row.getLong("rejected"),
                row.getLong("matched"),
                row.getLong("ambiguous"),
                row.getLong("not_found"),
                row.getLong("present"),
                row.getLong("added"),
                row.getLong("verified"),
                row.getLong("dead"),
                row.getLong("compensated"),
                row.getLong("discarded"),
                row.getLong("substituted"),
                row.getLong("unchanged"));
    }

    static Item item(ResultSet row) throws SQLException {
        return new Item(
                ItemIds.rowNo(row.getLong("item_id")),
                row.getInt("item_no"),
                row.getString("payload"),
                ItemState.valueOf(row.getString("state")),
                row.getString("target_uri"),
                row.getString("target"),
                row.getInt("attempts"));
    }

    static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getLong("row_no"),
                row.getInt("ranking"),
                row.getString("uri"),
                row.getString("label"),
                row.getString("payload"),
                nullableDouble(row, "score"),
                row.getString("reason"));
    }

    static Object[] values(String batchId, Candidate candidate) {
        return new @Nullable Object[] {
            batchId,
            candidate.rowNo(),
            candidate.ranking(),
            storable(candidate.uri()),
            storable(candidate.label()),
            storable(candidate.payload()),
            candidate.score(),
            storable(candidate.reason())
        };
    }

    /** PostgreSQL knows no NUL. */
    static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    static @Nullable Double nullableDouble(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
