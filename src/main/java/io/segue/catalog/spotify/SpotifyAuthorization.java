package io.segue.catalog.spotify;

import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogAuthorization;
import io.segue.catalog.spotify.AccountsService.InvalidGrantException;
import io.segue.catalog.spotify.AccountsService.Tokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;

/** Consent by authorization code with PKCE; the app needs no secret. */
@Component
class SpotifyAuthorization implements CatalogAuthorization {

    private static final String SCOPES = "playlist-read-private playlist-read-collaborative playlist-modify-private"
            + " playlist-modify-public user-library-read user-library-modify";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RestClient http;
    private final SpotifySettings settings;
    private final SpotifyAccounts accounts;

    SpotifyAuthorization(RestClient spotifyHttp, SpotifySettings settings, SpotifyAccounts accounts) {
        this.http = spotifyHttp;
        this.settings = settings;
        this.accounts = accounts;
    }

    @Override
    public String kind() {
        return SpotifyCatalogProvider.KIND;
    }

    @Override
    public Consent begin(String account, URI redirect) {
        if (settings.clientId().isBlank()) {
            throw new CatalogAnswerException(
                    "Segue does not know which Spotify app it is. Create one at https://developer.spotify.com/dashboard with the"
                            + " redirect address " + redirect + ", and set SEGUE_SPOTIFY_CLIENT_ID to its client id.",
                    false);
        }
        String verifier = random();
        String state = random();
        URI page = UriComponentsBuilder.fromUri(settings.accounts())
                .path("/authorize")
                .queryParam("client_id", "{client}")
                .queryParam("response_type", "code")
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("code_challenge_method", "S256")
                .queryParam("code_challenge", "{challenge}")
                .queryParam("state", "{state}")
                .queryParam("scope", "{scope}")
                .encode()
                .build(settings.clientId(), redirect.toString(), challenge(verifier), state, SCOPES);
        return new Asked(account, redirect, page, state, verifier);
    }

    private static String random() {
        byte[] bytes = new byte[48];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private final class Asked implements Consent {

        private final String account;
        private final URI redirect;
        private final URI page;
        private final String state;
        private final String verifier;

        Asked(String account, URI redirect, URI page, String state, String verifier) {
            this.account = account;
            this.redirect = redirect;
            this.page = page;
            this.state = state;
            this.verifier = verifier;
        }

        @Override
        public URI page() {
            return page;
        }

        @Override
        public String state() {
            return state;
        }

        @Override
        public String complete(String code) {
            Tokens tokens;
            try {
                tokens = accounts.service().exchange(code, redirect.toString(), verifier);
            } catch (InvalidGrantException e) {
                throw new CatalogAnswerException("Spotify did not accept the consent. Try again.", false);
            }
            String userId = userId(tokens.accessToken());
            accounts.keep(account, userId, tokens);
            return userId;
        }

        /** The first request shows whether the app may serve this user at all. */
        private String userId(String accessToken) {
            try {
                return http.get()
                        .uri(settings.api() + "/me")
                        .header("Authorization", "Bearer " + accessToken)
                        .exchangeForRequiredValue((request, response) -> {
                            var me =
                                    SpotifyJson.readOrMissing(response.getBody().readAllBytes());
                            if (me.hasNonNull("id")) {
                                return me.path("id").asText();
                            }
                            throw new CatalogAnswerException(
                                    "Spotify answered "
                                            + response.getStatusCode().value() + " to the first request: "
                                            + me.at("/error/message").asText("no reason given")
                                            + ". A development app serves the users its owner has entered in the dashboard, five at"
                                            + " most, and its owner needs Premium.",
                                    false);
                        });
            } catch (RestClientException e) {
                throw new CatalogAnswerException("Spotify did not answer the first request. Try again.", false);
            }
        }
    }
}
