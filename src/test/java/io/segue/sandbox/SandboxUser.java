package io.segue.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody with a browser and no client library: agrees to things, and calls the sandbox by hand. */
public final class SandboxUser {

    public static final String SCOPES = "playlist-read-private playlist-read-collaborative playlist-modify-private"
            + " playlist-modify-public user-library-read user-library-modify";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI sandbox;
    private final String name;
    private String accessToken = "";
    private String refreshToken = "";

    public SandboxUser(URI sandbox, String name) {
        this.sandbox = sandbox;
        this.name = name;
    }

    public record Reply(int status, JsonNode body, HttpResponse<byte[]> raw) {}

    /** Goes through consent and token exchange. */
    public SandboxUser authorised(String scopes) throws Exception {
        String redirect = "http://127.0.0.1:9/callback";
        String code = agree("app", redirect, AccountsService.challenge(VERIFIER), "s", scopes);
        JsonNode tokens = token(Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", redirect,
                        "client_id", "app",
                        "code_verifier", VERIFIER))
                .body();
        accessToken = tokens.path("access_token").asText();
        refreshToken = tokens.path("refresh_token").asText();
        return this;
    }

    /** Presses the button of the consent page; the code it redirects with. */
    private String agree(String client, String redirect, String challenge, String state, String scopes)
            throws Exception {
        HttpResponse<byte[]> answer = decide(Map.of(
                "client_id", client,
                "redirect_uri", redirect,
                "code_challenge", challenge,
                "state", state,
                "scope", scopes,
                "user", name,
                "decision", "agree"));
        String location = answer.headers().firstValue("Location").orElseThrow();
        return parameters(URI.create(location).getRawQuery()).get("code");
    }

    /** Agrees to what an address of the consent page asks for; where the browser is sent then. */
    public URI agreeTo(URI consentPage) throws Exception {
        Map<String, String> asked = new HashMap<>(parameters(consentPage.getRawQuery()));
        HttpResponse<byte[]> page =
                http.send(HttpRequest.newBuilder(consentPage).build(), BodyHandlers.ofByteArray());
        if (page.statusCode() != 200) {
            throw new IOException("consent page answered " + page.statusCode() + " "
                    + new String(page.body(), StandardCharsets.UTF_8));
        }
        asked.put("user", name);
        asked.put("decision", "agree");
        return URI.create(decide(asked).headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<byte[]> decide(Map<String, String> form) throws Exception {
        return send("POST", "/authorize/decision", form(form), "application/x-www-form-urlencoded", false);
    }

    public Reply token(Map<String, String> form) throws Exception {
        return reply(send("POST", "/api/token", form(form), "application/x-www-form-urlencoded", false));
    }

    Reply refresh() throws Exception {
        Reply reply = token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", "app"));
        if (reply.status() == 200) {
            accessToken = reply.body().path("access_token").asText();
            refreshToken = reply.body().path("refresh_token").asText();
        }
        return reply;
    }

    String refreshToken() {
        return refreshToken;
    }

    /** A call of the Web API, {@code /v1} left out. */
    public Reply call(String method, String path, String body) throws Exception {
        return reply(send(method, "/v1" + path, body, "application/json", true));
    }

    public Reply get(String path) throws Exception {
        return call("GET", path, "");
    }

    public Reply admin(String method, String path, String body) throws Exception {
        return reply(send(method, "/admin" + path, body, "application/json", false));
    }

    /** What the sandbox was asked, by kind. */
    public int requests(String kind) throws Exception {
        return admin("GET", "/requests", "").body().path("byKind").path(kind).asInt();
    }

    /** What the user's playlist of that name lists, as the sandbox itself sees it; empty where there is none. */
    public List<String> listed(String playlist) throws Exception {
        for (JsonNode one : admin("GET", "/playlists", "").body()) {
            if (one.path("name").asText().equals(playlist)
                    && one.path("owner").asText().equals(name)
                    && one.path("followed").asBoolean()) {
                return Arrays.asList(JSON.convertValue(one.path("entries"), String[].class));
            }
        }
        return List.of();
    }

    private HttpResponse<byte[]> send(String method, String path, String body, String type, boolean token)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static Reply reply(HttpResponse<byte[]> response) throws IOException {
        return new Reply(response.statusCode(), JSON.readTree(response.body()), response);
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
