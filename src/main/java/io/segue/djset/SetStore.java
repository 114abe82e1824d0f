package io.segue.djset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.segue.batch.UnitRef;
import io.segue.djset.SetDraft.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Sets as rows: the order a batch found for a unit, then the finished document; and those of one series over time. Called within the
 * caller's transaction.
 */
@Repository
class SetStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** More often than this nobody makes the sets of one date again. */
    private static final int RUNS_A_DATE = 20;

    private final JdbcTemplate jdbc;

    SetStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a set belongs to over time.
     *
     * @param name of job and set
     * @param date of the batch
     */
    record Series(String name, LocalDate date) {}

    /**
     * Keeps the order; a document made of an earlier order is dropped.
     *
     * @param series {@code null} for a set that stands alone
     * @param played labels of the tracks in order
     */
    void keep(UnitRef unit, SetDraft draft, @Nullable Series series, String inputHash, List<String> played) {
        jdbc.update("DELETE FROM dj_set WHERE batch_id = ? AND unit_no = ?", unit.batchId(), unit.unitNo());
        jdbc.update(
                "INSERT INTO dj_set (batch_id, unit_no, sequence, series, set_date, input_hash, played) VALUES (?, ?, ?, ?, ?, ?, ?)",
                unit.batchId(),
                unit.unitNo(),
                write(draft),
                series == null ? null : series.name(),
                series == null ? null : series.date(),
                inputHash,
                write(played));
    }

    SetDraft draft(UnitRef unit) {
        return draft(new Version(unit.batchId(), unit.unitNo()));
    }

    SetDraft draft(Version version) {
        String json = jdbc.queryForObject(
                "SELECT sequence FROM dj_set WHERE batch_id = ? AND unit_no = ?",
                String.class,
                version.batchId(),
                version.unitNo());
        return read(String.valueOf(json), new TypeReference<SetDraft>() {});
    }

    /**
     * @param document JSON as it is handed out
     */
    void keep(UnitRef unit, String document) {
        jdbc.update(
                "UPDATE dj_set SET document = ? WHERE batch_id = ? AND unit_no = ?",
                document,
                unit.batchId(),
                unit.unitNo());
    }

    Optional<String> document(UnitRef unit) {
        return jdbc
                .queryForList(
                        "SELECT document FROM dj_set WHERE batch_id = ? AND unit_no = ? AND document IS NOT NULL",
                        String.class,
                        unit.batchId(),
                        unit.unitNo())
                .stream()
                .findFirst();
    }

    /** Makes these sets of a batch the current ones of their series, all in one statement. */
    void makeCurrent(String batchId, List<Integer> units) {
        List<Object> arguments = new ArrayList<>(List.of(batchId));
        arguments.addAll(units);
        if (!units.isEmpty()) {
            jdbc.update(
                    "UPDATE dj_set SET current_at = CURRENT_TIMESTAMP WHERE batch_id = ? AND current_at IS NULL AND unit_no IN ("
                            + String.join(", ", units.stream().map(unit -> "?").toList()) + ")",
                    arguments.toArray());
        }
    }

    /** The sets of the series for earlier dates, the last one first: of several for one date the one that became current last. */
    List<EarlierSet> before(Series series, int most) {
        List<EarlierSet> found = jdbc.query(
                "SELECT batch_id, unit_no, set_date, input_hash, played FROM dj_set WHERE series = ? AND set_date < ?"
                        + " AND current_at IS NOT NULL ORDER BY set_date DESC, current_at DESC, batch_id LIMIT "
                        + RUNS_A_DATE * most,
                (row, n) -> earlier(row),
                series.name(),
                series.date());
        List<EarlierSet> latest = new ArrayList<>();
        for (EarlierSet set : found) {
            if (latest.size() < most
                    && (latest.isEmpty()
                            || !latest.get(latest.size() - 1).date().equals(set.date()))) {
                latest.add(set);
            }
        }
        return latest;
    }

    EarlierSet version(Version version) {
        return jdbc.query(
                        "SELECT batch_id, unit_no, set_date, input_hash, played FROM dj_set WHERE batch_id = ? AND unit_no = ?",
                        (row, n) -> earlier(row),
                        version.batchId(),
                        version.unitNo())
                .get(0);
    }

    /** Drops the batch's sets, but for the order of those that were current in a series. */
    void purge(String batchId, @Nullable String user) {
        jdbc.update("DELETE FROM dj_set WHERE batch_id = ? AND (series IS NULL OR current_at IS NULL)", batchId);
        jdbc.update("UPDATE dj_set SET document = NULL, user_id = ? WHERE batch_id = ?", user, batchId);
    }

    /** Drops the sets that were kept of a user's batches. */
    void forget(String user) {
        jdbc.update("DELETE FROM dj_set WHERE user_id = ?", user);
    }

    private static EarlierSet earlier(ResultSet row) throws SQLException {
        return new EarlierSet(
                new Version(row.getString("batch_id"), row.getInt("unit_no")),
                row.getObject("set_date", LocalDate.class),
                row.getString("input_hash"),
                read(row.getString("played"), new TypeReference<List<String>>() {}));
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("dj_set does not hold the JSON this store wrote: " + json, e);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
