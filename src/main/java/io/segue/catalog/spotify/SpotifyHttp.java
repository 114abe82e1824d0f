package io.segue.catalog.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogException;
import io.segue.catalog.CatalogUnavailableException;
import io.segue.catalog.spotify.SpotifyAccounts.Access;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Requests on behalf of one account, and what their answers mean: data, an answer that concerns what was asked, or a service that cannot be
 * asked now. A write without an answer may have taken effect; it is never repeated here.
 */
final class SpotifyHttp {

    private static final int FRESH_TOKENS = 2;
    private static final Duration BUSY = Duration.ofSeconds(2);

    private final RestClient http;
    private final SpotifySettings settings;
    private final SpotifyAccounts accounts;
    private final RequestBudget budget;
    private final String account;

    SpotifyHttp(
            RestClient http, SpotifySettings settings, SpotifyAccounts accounts, RequestBudget budget, String account) {
        this.http = http;
        this.settings = settings;
        this.accounts = accounts;
        this.budget = budget;
        this.account = account;
    }

    /** That somebody has authorised the account; asks nothing. */
    void check() {
        accounts.check(account);
    }

    /** What the service calls the account's user. */
    String userId() {
        return accounts.access(account).userId();
    }

    /**
     * @param path below the API's, with its query encoded
     */
    JsonNode get(String path) {
        return call(HttpMethod.GET, path, null);
    }

    JsonNode write(HttpMethod method, String path, @Nullable JsonNode body) {
        return call(method, path, body);
    }

    private record Received(int status, JsonNode body, Duration retryAfter) {}

    /** There is nothing of that name. */
    static final class NotFoundException extends CatalogAnswerException {
        private static final long serialVersionUID = 1L;

        NotFoundException(String message) {
            super(message, false);
        }
    }

    /** Something in the request is wrong. */
    static final class BadRequestException extends CatalogAnswerException {
        private static final long serialVersionUID = 1L;

        BadRequestException(String message) {
            super(message, false);
        }
    }

    private JsonNode call(HttpMethod method, String path, @Nullable JsonNode body) {
        Access access = accounts.access(account);
        for (int fresh = 0; ; fresh++) {
            Access with = access;
            Received received = budget.request(with.clientId(), () -> send(method, path, body, with));
            if (received.status() != 401) {
                return result(method, path, received);
            }
            if (fresh == FRESH_TOKENS) {
                throw SpotifyAccounts.reauthorisation(account);
            }
            access = accounts.refresh(account, with.revision());
        }
    }

    /** Whatever concerns the app as a whole is settled here, before the next request can go. */
    private Received send(HttpMethod method, String path, @Nullable JsonNode body, Access access) {
        boolean write = method != HttpMethod.GET;
        Received received;
        try {
            RestClient.RequestBodySpec request = http.method(method)
                    .uri(URI.create(settings.api() + path))
                    .header("Authorization", "Bearer " + access.token());
            if (body != null) {
                request.contentType(MediaType.APPLICATION_JSON).body(SpotifyJson.bytes(body));
            }
            received = request.exchangeForRequiredValue((sent, response) -> new Received(
                    response.getStatusCode().value(),
                    SpotifyJson.readOrMissing(response.getBody().readAllBytes()),
                    seconds(response.getHeaders().getFirst("Retry-After"))));
        } catch (ResourceAccessException e) {
            Duration away = budget.away(access.clientId(), Duration.ZERO);
            throw write && !neverSent(e)
                    ? new CatalogUnavailableException("no answer from Spotify to a change", settings.settleAfter())
                    : CatalogUnavailableException.refused("Spotify does not answer", away);
        }
        int status = received.status();
        if (status == 429) {
            boolean quota = received.body().at("/error/reason").asText().equals("QUOTA_EXCEEDED");
            throw budget.limited(access.clientId(), atLeastASecond(received.retryAfter()), quota);
        }
        if (status >= 500 && (write || status != 500)) {
            Duration away = budget.away(access.clientId(), received.retryAfter());
            throw write
                    ? new CatalogUnavailableException(
                            "Spotify answered " + status + " to a change", settings.settleAfter())
                    : CatalogUnavailableException.refused("Spotify answered " + status, away);
        }
        budget.answered(access.clientId());
        return received;
    }

    private JsonNode result(HttpMethod method, String path, Received received) {
        int status = received.status();
        String what = method + " " + path.replaceAll("\\?.*", "");
        if (status >= 200 && status < 300) {
            return received.body();
        }
        String told = received.body().at("/error/message").asText("no reason given");
        throw refusal(status, "Spotify answered " + status + " to " + what + ": " + told);
    }

    private static CatalogException refusal(int status, String message) {
        return switch (status) {
            case 400 -> new BadRequestException(message);
            case 404 -> new NotFoundException(message);
            case 409 -> CatalogUnavailableException.refused("somebody else is changing the playlist", BUSY);
            default -> new CatalogAnswerException(message, status >= 500);
        };
    }

    private static boolean neverSent(ResourceAccessException e) {
        Throwable cause = e.getCause();
        while (cause != null) {
            if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static Duration atLeastASecond(Duration duration) {
        return duration.isZero() ? Duration.ofSeconds(1) : duration;
    }

    private static Duration seconds(@Nullable String header) {
        return header != null && header.matches("\\d{1,9}")
                ? Duration.ofSeconds(Long.parseLong(header))
                : Duration.ZERO;
    }
}
