package io.segue.catalog.spotify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** One row for each app: what all accounts and processes that use its client id share. Times are the database's. */
@Repository
class SpotifyBudgetStore {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SpotifyBudgetStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * @param nextAt when the next request is due by the pace
     * @param pace requests within 30 s
     * @param closedUntil before that nobody asks for anything; {@code null} for open
     * @param failures answers in a row that were none
     * @param requests all there ever were
     */
    record Budget(
            Instant nextAt,
            int pace,
            @Nullable Instant closedUntil,
            String closedBecause,
            int failures,
            long requests) {

        Budget paced(Instant nextAt, int pace) {
            return new Budget(nextAt, pace, null, "", failures, requests + 1);
        }

        Budget closed(Instant until, String because, int pace, int failures) {
            Instant latest = closedUntil != null && closedUntil.isAfter(until) ? closedUntil : until;
            return new Budget(nextAt, pace, latest, because, failures, requests);
        }

        Budget answered() {
            return new Budget(nextAt, pace, closedUntil, closedBecause, 0, requests);
        }
    }

    /**
     * A change and what follows from it.
     *
     * @param changed {@code null} where nothing does
     */
    record Change<T>(@Nullable Budget changed, T result) {}

    /** What the row is changed to, given the time. */
    @FunctionalInterface
    interface Decision<T> {
        Change<T> decide(Budget budget, Instant now);
    }

    /** Reads and changes the row in one transaction. */
    <T> T change(String service, String clientId, int pace, Decision<T> decision) {
        return changed(service, clientId, decision)
                .or(() -> {
                    create(service, clientId, pace);
                    return changed(service, clientId, decision);
                })
                .orElseThrow();
    }

    private <T> Optional<T> changed(String service, String clientId, Decision<T> decision) {
        Optional<T> result =
                transaction.execute(status -> read(service, clientId).map(row -> {
                    Change<T> change = decision.decide(row.budget(), row.now());
                    Budget changed = change.changed();
                    if (changed != null) {
                        write(service, clientId, changed);
                    }
                    return change.result();
                }));
        return result == null ? Optional.empty() : result;
    }

    private record Row(Budget budget, Instant now) {}

    private Optional<Row> read(String service, String clientId) {
        return jdbc.sql("""
                select next_at, pace, closed_until, closed_because, failures, requests, current_timestamp
                from spotify_budget where service = ? and client_id = ? for update""")
                .params(service, clientId)
                .query((row, n) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        OffsetDateTime closed = row.getObject(3, OffsetDateTime.class);
        String because = row.getString(4);
        return new Row(
                new Budget(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getInt(2),
                        closed == null ? null : closed.toInstant(),
                        because == null ? "" : because,
                        row.getInt(5),
                        row.getLong(6)),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }

    private void create(String service, String clientId, int pace) {
        try {
            jdbc.sql("""
                    insert into spotify_budget (service, client_id, next_at, pace, failures, requests)
                    values (?, ?, current_timestamp, ?, 0, 0)""").params(service, clientId, pace).update();
        } catch (DuplicateKeyException e) {
            // another process made it at the same moment
        }
    }

    private void write(String service, String clientId, Budget budget) {
        Instant closed = budget.closedUntil();
        jdbc.sql("""
                update spotify_budget set next_at = ?, pace = ?, closed_until = ?, closed_because = ?, failures = ?, requests = ?
                where service = ? and client_id = ?""")
                .param(utc(budget.nextAt()))
                .param(budget.pace())
                .param(closed == null ? null : utc(closed))
                .param(budget.closedBecause())
                .param(budget.failures())
                .param(budget.requests())
                .param(service)
                .param(clientId)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
