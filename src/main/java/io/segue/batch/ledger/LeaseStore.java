package io.segue.batch.ledger;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who runs a batch. At most one owner at a time, by the database's clock; every change of hands raises the token, and an owner whose
 * token is outdated can neither renew nor release.
 */
@Repository
public class LeaseStore {

    /** How long a lease lasts without being renewed. */
    public static final Duration TIME_TO_LIVE = Duration.ofSeconds(15);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final DatabaseClock clock;

    LeaseStore(JdbcTemplate jdbc, TransactionTemplate transaction, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    public record Holder(String owner, String host, boolean expired) {
        public boolean nobody() {
            return owner.isEmpty() || expired;
        }
    }

    /** Who holds the lease, as far as the ledger knows. */
    public Holder holder(String batchId) {
        OffsetDateTime now = clock.now();
        List<Holder> found = jdbc.query(
                "SELECT owner, host, expires_at FROM lease WHERE batch_id = ?",
                (row, n) -> new Holder(
                        row.getString("owner"),
                        row.getString("host"),
                        row.getObject("expires_at", OffsetDateTime.class).isBefore(now)),
                batchId);
        return found.isEmpty() ? new Holder("", "", true) : found.get(0);
    }

    /**
     * Takes the lease if nobody holds it, or if its holder is {@code deadOwner}, whom the caller knows to be gone.
     *
     * @return the token, or empty when somebody else holds the lease
     */
    public OptionalLong acquire(String batchId, String owner, String host, String deadOwner) {
        return Objects.requireNonNull(transaction.execute(status -> {
            OffsetDateTime now = clock.now();
            int taken = jdbc.update("""
                    UPDATE lease SET owner = ?, host = ?, token = token + 1, expires_at = ?
                    WHERE batch_id = ? AND (owner = '' OR expires_at < ? OR owner = ?)
                    """, owner, host, now.plus(TIME_TO_LIVE), batchId, now, deadOwner);
            if (taken == 0) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(Objects.requireNonNull(
                    jdbc.queryForObject("SELECT token FROM lease WHERE batch_id = ?", Long.class, batchId)));
        }));
    }

    /** Prolongs the lease; {@code false} when it has been lost. */
    public boolean renew(String batchId, long token) {
        OffsetDateTime until = clock.now().plus(TIME_TO_LIVE);
        return jdbc.update("UPDATE lease SET expires_at = ? WHERE batch_id = ? AND token = ?", until, batchId, token)
                == 1;
    }

    /** Gives the lease back, if it is still held. */
    public void release(String batchId, long token) {
        jdbc.update("UPDATE lease SET owner = '', host = '' WHERE batch_id = ? AND token = ?", batchId, token);
    }
}
