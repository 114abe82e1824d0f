package io.segue.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The service people log in with: consent page, authorization codes with PKCE, access tokens that expire, refresh tokens that are good for
 * one use. Thread-safe.
 */
final class AccountsService {

    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final Duration CONSENT_LIFE = Duration.ofDays(182);

    /** Whom a development app may serve. */
    private static final int MOST_USERS = 5;

    private final Clock clock;
    private final Random random;
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, Access> accessTokens = new HashMap<>();
    private final Map<String, Grant> refreshTokens = new HashMap<>();
    private final Map<String, Set<String>> users = new HashMap<>();
    private Duration tokenLife;
    private int callsPerToken;
    private int refreshed;

    AccountsService(Clock clock, Duration tokenLife, long seed) {
        this.clock = clock;
        this.tokenLife = tokenLife;
        this.random = new Random(seed);
    }

    private record Grant(
            String clientId,
            String user,
            Set<String> scopes,
            Instant consent,
            Instant until,
            String redirect,
            String challenge) {}

    private static final class Access {
        private final Grant grant;
        private final Instant until;
        private int calls;

        Access(Grant grant, Instant until) {
            this.grant = grant;
            this.until = until;
        }
    }

    /** Who asks, on whose behalf, and what for. */
    record Caller(String clientId, String user, Set<String> scopes) {

        void needs(String... anyOf) {
            if (Arrays.stream(anyOf).noneMatch(scopes::contains)) {
                throw new Refusal(403, "Insufficient client scope");
            }
        }
    }

    Answer page(Call call) {
        String redirect = call.required("redirect_uri");
        if (!isLoopback(redirect)) {
            throw new Refusal(400, "INVALID_CLIENT: Insecure redirect URI");
        }
        if (!"code".equals(call.parameter("response_type"))
                || !"S256".equals(call.parameter("code_challenge_method"))) {
            throw new Refusal(400, "response_type must be code and code_challenge_method S256");
        }
        call.required("client_id");
        call.required("code_challenge");
        StringBuilder hidden = new StringBuilder();
        for (String name : new String[] {"client_id", "redirect_uri", "code_challenge", "state", "scope"}) {
            String value = call.parameter(name);
            hidden.append("<input type=\"hidden\" name=\"")
                    .append(name)
                    .append("\" value=\"")
                    .append(escaped(value == null ? "" : value))
                    .append("\">");
        }
        return Answer.html("<!doctype html><title>Sandbox</title><h1>Let "
                + escaped(call.required("client_id")) + " use your account?</h1><p>It asks for: "
                + escaped(String.valueOf(call.parameter("scope")))
                + "</p><form method=\"post\" action=\"/authorize/decision\">" + hidden
                + "<label>User <input name=\"user\" value=\"listener\"></label> "
                + "<button name=\"decision\" value=\"agree\">Agree</button> "
                + "<button name=\"decision\" value=\"cancel\">Cancel</button></form>");
    }

    synchronized Answer decision(Call call) {
        String redirect = call.required("redirect_uri");
        String state = call.parameter("state");
        String back = redirect + (redirect.contains("?") ? "&" : "?") + "state=" + encoded(state == null ? "" : state);
        if (!isLoopback(redirect)) {
            throw new Refusal(400, "INVALID_CLIENT: Insecure redirect URI");
        }
        if (!"agree".equals(call.parameter("decision"))) {
            return Answer.redirect(back + "&error=access_denied");
        }
        String scope = call.parameter("scope");
        Instant now = clock.instant();
        String code = secret("AQ");
        codes.put(
                code,
                new Grant(
                        call.required("client_id"),
                        call.required("user"),
                        Set.of((scope == null || scope.isBlank() ? "none" : scope.strip()).split("\\s+")),
                        now,
                        now.plus(CODE_LIFE),
                        redirect,
                        call.required("code_challenge")));
        return Answer.redirect(back + "&code=" + encoded(code));
    }

    synchronized Answer token(Call call) {
        String type = String.valueOf(call.parameter("grant_type"));
        return switch (type) {
            case "authorization_code" -> exchange(call);
            case "refresh_token" -> refresh(call);
            default -> error("unsupported_grant_type", "grant_type parameter is missing or unknown");
        };
    }

    private Answer exchange(Call call) {
        Grant grant = codes.remove(String.valueOf(call.parameter("code")));
        if (grant == null || clock.instant().isAfter(grant.until)) {
            return error("invalid_grant", "Invalid authorization code");
        }
        if (!grant.redirect.equals(call.parameter("redirect_uri"))
                || !grant.clientId.equals(call.parameter("client_id"))) {
            return error("invalid_grant", "Invalid redirect URI or client");
        }
        if (!grant.challenge.equals(challenge(String.valueOf(call.parameter("code_verifier"))))) {
            return error("invalid_grant", "code_verifier was incorrect");
        }
        return issue(grant);
    }

    private Answer refresh(Call call) {
        Grant grant = refreshTokens.get(String.valueOf(call.parameter("refresh_token")));
        if (grant == null || !grant.clientId.equals(call.parameter("client_id"))) {
            return error("invalid_grant", "Refresh token revoked");
        }
        refreshTokens.remove(String.valueOf(call.parameter("refresh_token")));
        if (clock.instant().isAfter(grant.consent.plus(CONSENT_LIFE))) {
            return error("invalid_grant", "Refresh token expired");
        }
        refreshed++;
        return issue(grant);
    }

    private Answer issue(Grant grant) {
        String access = secret("BQ");
        String refresh = secret("AQ");
        accessTokens.put(access, new Access(grant, clock.instant().plus(tokenLife)));
        refreshTokens.put(refresh, grant);
        ObjectNode answer = Json.object();
        answer.put("access_token", access).put("token_type", "Bearer").put("expires_in", tokenLife.toSeconds());
        answer.put("refresh_token", refresh).put("scope", String.join(" ", grant.scopes));
        return Answer.json(200, answer);
    }

    /**
     * @throws Refusal 401 without a good token, 403 for one user too many
     */
    synchronized Caller caller(@Nullable String authorization) {
        Access access = access(authorization);
        access.calls++;
        if (!clock.instant().isBefore(access.until) || callsPerToken > 0 && access.calls > callsPerToken) {
            throw new Refusal(401, "The access token expired");
        }
        Grant grant = access.grant;
        Set<String> served = users.computeIfAbsent(grant.clientId, unused -> new LinkedHashSet<>());
        if (!served.contains(grant.user) && served.size() >= MOST_USERS) {
            throw new Refusal(
                    403, "Check settings on developer.spotify.com/dashboard, the user may not be registered.");
        }
        served.add(grant.user);
        return new Caller(grant.clientId, grant.user, grant.scopes);
    }

    /** The same for a request that was let in already. */
    synchronized Caller peek(@Nullable String authorization) {
        Grant grant = access(authorization).grant;
        return new Caller(grant.clientId, grant.user, grant.scopes);
    }

    private Access access(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw new Refusal(401, "No token provided");
        }
        Access access = accessTokens.get(authorization.substring("Bearer ".length()));
        if (access == null) {
            throw new Refusal(401, "Invalid access token");
        }
        return access;
    }

    /** From now on a token is good for so many calls, 0 for any number. */
    synchronized void callsPerToken(int calls) {
        callsPerToken = calls;
    }

    synchronized void expireAccess() {
        accessTokens.clear();
    }

    /** As if the user had withdrawn the consent. */
    synchronized void revoke() {
        accessTokens.clear();
        refreshTokens.clear();
    }

    synchronized int refreshed() {
        return refreshed;
    }

    private String secret(String prefix) {
        byte[] bytes = new byte[48];
        random.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean isLoopback(String redirect) {
        try {
            URI uri = URI.create(redirect);
            return "http".equals(uri.getScheme())
                    && ("127.0.0.1".equals(uri.getHost()) || "[::1]".equals(uri.getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Answer error(String error, String description) {
        return Answer.json(400, Json.object().put("error", error).put("error_description", description));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
