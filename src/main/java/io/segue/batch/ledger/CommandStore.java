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
                    "INSERT INTO command (batch_id, kind, requested_by, created_at) VALUES (?, 'CANCEL', ?, CURRENT_TIMESTAMP)",
                    batchId,
                    requestedBy);
            events.append(batchId, null, "CANCEL_REQUESTED", "by " + requestedBy);
        });
    }

    /** Who asked for the batch to be cancelled, if anybody did. */
    public Optional<String> cancelRequestedBy(String batchId) {
        List<String> requests = jdbc.queryForList(
                "SELECT requested_by FROM command WHERE batch_id = ? AND kind = 'CANCEL' ORDER BY command_id",
                String.class,
                batchId);
        return requests.stream().findFirst();
    }
}
