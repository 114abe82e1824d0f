package io.segue.catalog.spotify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Accounts and their tokens, encrypted. A refresh begins with a claim and ends with one statement that puts both new tokens in place of
 * both old ones, so of several processes one refreshes and none is left with half a pair.
 */
@Repository
class SpotifyAccountStore {

    private final JdbcClient jdbc;

    SpotifyAccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param accessToken encrypted, as is {@code refreshToken}
     * @param revision raised with every change of the tokens
     */
    record Kept(
            String userId,
            String clientId,
            String accessToken,
            String refreshToken,
            Instant expiresAt,
            long revision) {}

    Optional<Kept> find(String service, String account) {
        return jdbc.sql("""
                select user_id, client_id, access_token, refresh_token, expires_at, revision
                from spotify_account where service = ? and account = ?""")
                .params(service, account)
                .query((row, n) -> kept(row))
                .optional();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getLong(6));
    }

    /** After consent: replaces whatever there was. */
    void put(String service, String account, Kept kept) {
        int updated = jdbc.sql("""
                update spotify_account set user_id = ?, client_id = ?, access_token = ?, refresh_token = ?, expires_at = ?,
                       consented_at = current_timestamp, revision = revision + 1, refreshing_until = null
                where service = ? and account = ?""")
                .params(
                        kept.userId(),
                        kept.clientId(),
                        kept.accessToken(),
                        kept.refreshToken(),
                        utc(kept.expiresAt()),
                        service,
                        account)
                .update();
        if (updated == 0) {
            jdbc.sql("""
                    insert into spotify_account (service, account, user_id, client_id, access_token, refresh_token, expires_at,
                        consented_at, revision) values (?, ?, ?, ?, ?, ?, ?, current_timestamp, 1)""")
                    .params(
                            service,
                            account,
                            kept.userId(),
                            kept.clientId(),
                            kept.accessToken(),
                            kept.refreshToken(),
                            utc(kept.expiresAt()))
                    .update();
        }
    }

    /** Whether the caller is the one to refresh; for that long nobody else is. */
    boolean claimRefresh(String service, String account, long revision, Instant now, Duration claim) {
        return jdbc.sql("""
                update spotify_account set refreshing_until = ?
                where service = ? and account = ? and revision = ? and (refreshing_until is null or refreshing_until < ?)""")
                        .params(utc(now.plus(claim)), service, account, revision, utc(now))
                        .update()
                == 1;
    }

    /** Whether the tokens were still those that were refreshed. */
    boolean rotate(String service, String account, long revision, Kept kept) {
        return jdbc.sql("""
                update spotify_account set access_token = ?, refresh_token = ?, expires_at = ?, revision = revision + 1,
                       refreshing_until = null
                where service = ? and account = ? and revision = ?""")
                        .params(
                                kept.accessToken(),
                                kept.refreshToken(),
                                utc(kept.expiresAt()),
                                service,
                                account,
                                revision)
                        .update()
                == 1;
    }

    void releaseRefresh(String service, String account, long revision) {
        jdbc.sql(
                        "update spotify_account set refreshing_until = null where service = ? and account = ? and revision = ?")
                .params(service, account, revision)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
