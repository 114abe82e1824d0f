package io.segue.catalog.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogUnavailableException;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Spotify's token endpoint. What it answers is in no message and no log. */
final class AccountsService {

    private static final Duration AWAY = Duration.ofSeconds(10);

    private final RestClient http;
    private final SpotifySettings settings;

    AccountsService(RestClient http, SpotifySettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /**
     * @param refreshToken the one sent, where the service gave no new one
     */
    record Tokens(String accessToken, String refreshToken, Duration life) {}

    /** The service will not take this code or refresh token any more. */
    static final class InvalidGrantException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @throws InvalidGrantException when a person has to consent again
     */
    Tokens exchange(String code, String redirect, String verifier) {
        return ask(
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", redirect,
                        "code_verifier", verifier,
                        "client_id", settings.clientId()),
                "");
    }

    /**
     * @throws InvalidGrantException when a person has to consent again
     */
    Tokens refresh(String refreshToken, String clientId) {
        return ask(
                Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", clientId),
                refreshToken);
    }

    private Tokens ask(Map<String, String> values, String refreshToken) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        values.forEach(form::add);
        try {
            return http.post()
                    .uri(settings.accounts() + "/api/token")
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .exchange((request, response) -> tokens(
                            response.getStatusCode().value(),
                            SpotifyJson.readOrMissing(response.getBody().readAllBytes()),
                            refreshToken));
        } catch (ResourceAccessException e) {
            throw CatalogUnavailableException.refused("Spotify's login service does not answer", AWAY);
        }
    }

    private static Tokens tokens(int status, JsonNode answer, String refreshToken) {
        if (status == 200 && answer.hasNonNull("access_token")) {
            return new Tokens(
                    answer.path("access_token").asText(),
                    answer.path("refresh_token").asText(refreshToken),
                    Duration.ofSeconds(answer.path("expires_in").asLong(3600)));
        }
        if (answer.path("error").asText().equals("invalid_grant")) {
            throw new InvalidGrantException();
        }
        if (status >= 500 || status == 429 || status == 200) {
            throw CatalogUnavailableException.refused("Spotify's login service answered " + status, AWAY);
        }
        throw new CatalogAnswerException(
                "Spotify's login service answered " + status + " ("
                        + answer.path("error").asText("no reason given")
                        + "). Check SEGUE_SPOTIFY_CLIENT_ID and the app's redirect addresses.",
                false);
    }
}
