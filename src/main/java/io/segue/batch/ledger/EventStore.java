package io.segue.batch.ledger;

import io.segue.batch.Batches.Event;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The audit trail: appended to within the transaction of what it tells of, never changed. */
@Repository
public class EventStore {

    private final JdbcTemplate jdbc;

    EventStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void append(String batchId, @Nullable Integer unitNo, String kind, String detail) {
        jdbc.update(
                "INSERT INTO event (batch_id, unit_no, occurred_at, kind, detail) VALUES (?, ?, CURRENT_TIMESTAMP, ?, ?)",
                batchId,
                unitNo,
                kind,
                Rows.storable(detail));
    }

    public List<Event> of(String batchId) {
        return jdbc.query(
                "SELECT occurred_at, unit_no, kind, detail FROM event WHERE batch_id = ? ORDER BY event_id",
                (row, n) -> new Event(
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        row.getObject("unit_no", Integer.class),
                        row.getString("kind"),
                        row.getString("detail")),
                batchId);
    }
}
