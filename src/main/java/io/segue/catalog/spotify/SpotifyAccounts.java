package io.segue.catalog.spotify;

import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogUnavailableException;
import io.segue.catalog.spotify.AccountsService.InvalidGrantException;
import io.segue.catalog.spotify.AccountsService.Tokens;
import io.segue.catalog.spotify.SpotifyAccountStore.Kept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Access tokens of accounts. Of all threads and processes one refreshes; the others use what it got. A token never leaves this package and
 * is in no message. Thread-safe.
 */
final class SpotifyAccounts {

    /** A person has to do something; where nothing but this process waits, it ends and says so. */
    private static final Duration UNTIL_SOMEBODY_CONSENTS = Duration.ofMinutes(15);

    private static final Duration CLAIM = Duration.ofSeconds(45);
    private static final Duration OTHERS_REFRESH = Duration.ofSeconds(2);
    private static final Duration SPARE = Duration.ofSeconds(5);

    private final SpotifyAccountStore store;
    private final TokenCipher cipher;
    private final AccountsService service;
    private final SpotifySettings settings;
    private final Clock clock;

    SpotifyAccounts(
            SpotifyAccountStore store,
            TokenCipher cipher,
            AccountsService service,
            SpotifySettings settings,
            Clock clock) {
        this.store = store;
        this.cipher = cipher;
        this.service = service;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Leave to ask on an account's behalf.
     *
     * @param revision tells this token from the next one
     */
    record Access(String clientId, String userId, String token, long revision) {

        @Override
        public String toString() {
            return "Access[" + userId + ", revision " + revision + "]";
        }
    }

    AccountsService service() {
        return service;
    }

    /** Keeps what a consent brought. */
    void keep(String account, String userId, Tokens tokens) {
        store.put(settings.service(), account, kept(account, userId, settings.clientId(), tokens));
    }

    /**
     * @throws CatalogAnswerException not retryable, when nobody has authorised the account
     * @throws CatalogUnavailableException when somebody has to do so again, or a refresh is under way elsewhere
     */
    Access access(String account) {
        Kept kept = require(account);
        return clock.instant().isBefore(kept.expiresAt().minus(SPARE))
                ? access(account, kept)
                : refresh(account, kept.revision());
    }

    /**
     * @throws CatalogAnswerException not retryable, when nobody has authorised the account
     */
    void check(String account) {
        var unused = require(account);
    }

    /** A token newer than this one, which the service refused. */
    synchronized Access refresh(String account, long refused) {
        Kept kept = require(account);
        if (kept.revision() != refused) {
            return access(account, kept);
        }
        Instant now = clock.instant();
        if (!store.claimRefresh(settings.service(), account, refused, now, CLAIM)) {
            throw CatalogUnavailableException.refused(
                    "another process refreshes the access to Spotify", OTHERS_REFRESH);
        }
        Tokens tokens;
        try {
            tokens = service.refresh(cipher.decrypt(kept.refreshToken(), owner(account)), kept.clientId());
        } catch (InvalidGrantException e) {
            store.releaseRefresh(settings.service(), account, refused);
            throw reauthorisation(account);
        } catch (CatalogUnavailableException | CatalogAnswerException e) {
            store.releaseRefresh(settings.service(), account, refused);
            throw e;
        }
        store.rotate(settings.service(), account, refused, kept(account, kept.userId(), kept.clientId(), tokens));
        return access(account, require(account));
    }

    /** Nothing works before a person consents again. */
    static CatalogUnavailableException reauthorisation(String account) {
        return CatalogUnavailableException.refused(
                "re-authorisation needed: segue auth spotify --account " + account, UNTIL_SOMEBODY_CONSENTS);
    }

    private Kept require(String account) {
        return store.find(settings.service(), account)
                .orElseThrow(() -> new CatalogAnswerException(
                        "Nobody has authorised the Spotify account '" + account
                                + "' yet. Do so with: segue auth spotify --account " + account,
                        false));
    }

    private Access access(String account, Kept kept) {
        return new Access(
                kept.clientId(), kept.userId(), cipher.decrypt(kept.accessToken(), owner(account)), kept.revision());
    }

    private Kept kept(String account, String userId, String clientId, Tokens tokens) {
        return new Kept(
                userId,
                clientId,
                cipher.encrypt(tokens.accessToken(), owner(account)),
                cipher.encrypt(tokens.refreshToken(), owner(account)),
                clock.instant().plus(tokens.life()),
                0);
    }

    private String owner(String account) {
        return settings.service() + " " + account;
    }
}
