package io.segue.batch.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Commands given to batches. They are rows, so that they reach whoever holds the lease, now or later. */
@Repository
public class CommandStore {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final EventStore events;

    CommandStore(JdbcTemplate jdbc, TransactionTemplate transaction, EventStore events) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    public void cancel(String batchId, String requestedBy) {
        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    "INSERT INTO command (batch_id, kind, requested_by, created_at, pass)"
                            + " SELECT batch_id, 'CANCEL', ?, CURRENT_TIMESTAMP, pass FROM batch WHERE batch_id = ?",
                    requestedBy,
                    batchId);
            events.append(batchId, null, "CANCEL_REQUESTED", "by " + requestedBy);
        });
    }

    /** Who asked for the batch's present pass to be cancelled, if anybody did. */
    public Optional<String> cancelRequestedBy(String batchId) {
        List<String> requests = jdbc.queryForList(
                "SELECT c.requested_by FROM command c JOIN batch b ON b.batch_id = c.batch_id AND b.pass = c.pass"
                        + " WHERE c.batch_id = ? AND c.kind = 'CANCEL' ORDER BY c.command_id",
                String.class,
                batchId);
        return requests.stream().findFirst();
    }
}
