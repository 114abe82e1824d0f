package io.segue.djset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.segue.batch.UnitRef;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Sets as rows: the order a batch found for a unit, then the finished document. Called within the caller's transaction. */
@Repository
class SetStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcTemplate jdbc;

    SetStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the order; a document made of an earlier order is dropped. */
    void keep(UnitRef unit, Sequence sequence) {
        jdbc.update("DELETE FROM dj_set WHERE batch_id = ? AND unit_no = ?", unit.batchId(), unit.unitNo());
        jdbc.update(
                "INSERT INTO dj_set (batch_id, unit_no, sequence) VALUES (?, ?, ?)",
                unit.batchId(),
                unit.unitNo(),
                write(sequence));
    }

    Sequence sequence(UnitRef unit) {
        String json = jdbc.queryForObject(
                "SELECT sequence FROM dj_set WHERE batch_id = ? AND unit_no = ?",
                String.class,
                unit.batchId(),
                unit.unitNo());
        try {
            return JSON.readValue(json, Sequence.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("dj_set.sequence is not the JSON this store wrote: " + json, e);
        }
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

    private static String write(Sequence sequence) {
        try {
            return JSON.writeValueAsString(sequence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
