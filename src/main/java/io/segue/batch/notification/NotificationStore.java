package io.segue.batch.notification;

import io.segue.batch.ledger.EventStore;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Notifications as rows: each is written once and claimed by one process at a time, by the database's clock. */
@Repository
class NotificationStore {

    private static final String CLOSED =
            "('APPLIED', 'REHEARSED', 'PARTIAL', 'FAILED', 'CANCELLED', 'COMPENSATED', 'COMPENSATION_INCOMPLETE')";

    /** What ended longer ago is no news. */
    private static final Duration NEWS = Duration.ofDays(7);

    /** Longer than any attempt takes, so that a claim runs out only when its process is gone. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final EventStore events;

    NotificationStore(JdbcTemplate jdbc, TransactionTemplate transaction, EventStore events) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    /** A notification that has not been delivered. */
    record Pending(long id, String batchId, int pass, String kind, Channel.Name channel, int attempts) {}

    /** Batches whose end nobody has looked at yet, oldest first. */
    List<String> unannounced(int limit) {
        return jdbc.queryForList(
                "SELECT batch_id FROM batch WHERE state IN " + CLOSED
                        + " AND (announced_pass IS NULL OR announced_pass < pass) AND finished_at > ?"
                        + " ORDER BY finished_at LIMIT " + limit,
                String.class,
                now().minus(NEWS));
    }

    /** Whether nobody has looked at the end of this batch. */
    boolean unannounced(String batchId) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT COUNT(*) > 0 FROM batch WHERE batch_id = ? AND state IN " + CLOSED
                        + " AND (announced_pass IS NULL OR announced_pass < pass)",
                Boolean.class,
                batchId));
    }

    /**
     * Writes down what there is to tell, unless that has been done.
     *
     * @param last whether nothing more is to be told of this pass
     */
    void plan(String batchId, int pass, String kind, List<Channel.Name> channels, boolean last) {
        try {
            transaction.executeWithoutResult(status -> {
                for (Channel.Name channel : channels) {
                    jdbc.update("""
                            INSERT INTO notification (batch_id, pass, kind, channel, state, attempts, due_at, created_at)
                            SELECT batch_id, CAST(? AS INT), CAST(? AS VARCHAR(30)), CAST(? AS VARCHAR(10)), 'PENDING', 0, CURRENT_TIMESTAMP,
                                   CURRENT_TIMESTAMP
                            FROM batch WHERE batch_id = ? AND NOT EXISTS (SELECT 1 FROM notification n
                                WHERE n.batch_id = batch.batch_id AND n.pass = ? AND n.kind = ? AND n.channel = ?)
                            """, pass, kind, channel.name(), batchId, pass, kind, channel.name());
                }
                if (last) {
                    jdbc.update("UPDATE batch SET announced_pass = ? WHERE batch_id = ?", pass, batchId);
                }
            });
        } catch (DuplicateKeyException raced) {
            // another process has just written the same; if it did not get to the end, it is looked at again
        }
    }

    /** What is due, oldest first. */
    List<Pending> due(int limit) {
        return jdbc.query(
                "SELECT notification_id, batch_id, pass, kind, channel, attempts FROM notification"
                        + " WHERE state = 'PENDING' AND due_at <= ? ORDER BY due_at, notification_id LIMIT " + limit,
                (row, n) -> new Pending(
                        row.getLong("notification_id"),
                        row.getString("batch_id"),
                        row.getInt("pass"),
                        row.getString("kind"),
                        Channel.Name.valueOf(row.getString("channel")),
                        row.getInt("attempts")),
                now());
    }

    /** Whether it is ours to try now. */
    boolean claim(Pending pending) {
        return jdbc.update(
                        "UPDATE notification SET attempts = attempts + 1, due_at = ?"
                                + " WHERE notification_id = ? AND state = 'PENDING' AND attempts = ?",
                        now().plus(CLAIM),
                        pending.id(),
                        pending.attempts())
                == 1;
    }

    void sent(Pending pending) {
        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    "UPDATE notification SET state = 'SENT', sent_at = CURRENT_TIMESTAMP, last_error = NULL WHERE notification_id = ?",
                    pending.id());
            events.append(pending.batchId(), null, "NOTIFIED", told(pending));
        });
    }

    /** An attempt that did not get through: tried again after the pause, or given up. The first failure and the last are told. */
    void failed(Pending pending, String error, Duration pause, boolean givenUp) {
        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    "UPDATE notification SET state = ?, due_at = ?, last_error = ? WHERE notification_id = ?",
                    givenUp ? "GIVEN_UP" : "PENDING",
                    now().plus(pause),
                    error,
                    pending.id());
            if (givenUp || pending.attempts() == 0) {
                String next =
                        givenUp ? "; given up after " + (pending.attempts() + 1) + " attempts" : "; tried again later";
                events.append(pending.batchId(), null, "NOTIFICATION_FAILED", told(pending) + ": " + error + next);
            }
        });
    }

    private static String told(Pending pending) {
        return pending.kind() + " by " + pending.channel();
    }

    private OffsetDateTime now() {
        return Objects.requireNonNull(jdbc.queryForObject("SELECT CURRENT_TIMESTAMP", OffsetDateTime.class));
    }
}
