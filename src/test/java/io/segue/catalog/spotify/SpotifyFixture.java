package io.segue.catalog.spotify;

import io.segue.sandbox.Sandbox;
import io.segue.sandbox.SandboxOptions;
import io.segue.sandbox.SandboxUser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.client.BufferingClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;

/** The client as it is, on a sandbox with the tracks "Song 0" to "Song 299" of "Band", and what went over the wire. */
final class SpotifyFixture implements AutoCloseable {

    static final String ACCOUNT = "ann";

    /** A request and its answer. */
    record Exchange(String method, URI uri, byte[] body, int status, byte[] answer) {}

    final Sandbox sandbox;
    final SandboxUser user;
    final SpotifyAccounts accounts;
    final JdbcClient jdbc;
    final List<Exchange> exchanges = new ArrayList<>();
    private final SpotifySettings settings;
    private final TransactionTemplate transaction;
    private final RestClient http;

    SpotifyFixture(Path folder, int requestsPerWindow) throws Exception {
        StringBuilder csv = new StringBuilder("title,artist,album,isrc,duration_ms,year\n");
        csv.append("Blue in Green,Miles Davis,Kind of Blue,USSM15900115,337000,1959\n");
        csv.append("Don't Stop,Fleetwood Mac,Rumours,USWB10400049,193000,1977\n");
        for (int i = 0; i < 300; i++) {
            csv.append("Song ")
                    .append(i)
                    .append(",Band,Album,,")
                    .append(200_000 + i)
                    .append(",2001\n");
        }
        sandbox = Sandbox.start(SandboxOptions.of(0, Files.writeString(folder.resolve("catalog.csv"), csv))
                .limits(0, 0));
        user = new SandboxUser(sandbox.uri(), ACCOUNT);
        settings = new SpotifySettings(
                "app",
                URI.create(sandbox.uri() + "/v1"),
                sandbox.uri(),
                requestsPerWindow,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                null);
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V14__spotify.sql")).execute(database);
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(settings.timeout());
        http = RestClient.builder()
                .requestFactory(new BufferingClientHttpRequestFactory(requests))
                .requestInterceptor((request, body, execution) -> {
                    ClientHttpResponse response = execution.execute(request, body);
                    byte[] answer = response.getBody().readAllBytes();
                    synchronized (exchanges) {
                        exchanges.add(new Exchange(
                                request.getMethod().name(),
                                request.getURI(),
                                body,
                                response.getStatusCode().value(),
                                answer));
                    }
                    return response;
                })
                .build();
        accounts = process(folder);
        authorise();
    }

    private SpotifyAccounts process(Path folder) {
        return new SpotifyAccounts(
                new SpotifyAccountStore(jdbc),
                TokenCipher.of(null, folder.resolve("token.key")),
                new AccountsService(http, settings),
                settings,
                Clock.systemUTC());
    }

    void authorise() throws Exception {
        URI redirect = URI.create("http://127.0.0.1:9/callback");
        var consent = new SpotifyAuthorization(http, settings, accounts).begin(ACCOUNT, redirect);
        String query = user.agreeTo(consent.page()).getRawQuery();
        consent.complete(query.replaceAll(".*code=", ""));
    }

    /** The catalog as a process of its own would have it: same database, nothing else in common. */
    SpotifyCatalog catalog() {
        return new SpotifyCatalog(
                new SpotifyHttp(
                        http,
                        settings,
                        accounts,
                        new RequestBudget(new SpotifyBudgetStore(jdbc, transaction), settings),
                        ACCOUNT),
                settings,
                new RestorationStore(jdbc),
                new PlaylistPages(),
                new PlaylistNames(Clock.systemUTC(), settings.settleAfter()),
                new RecentAnswers(Clock.systemUTC()));
    }

    /** Nobody waits for anybody any more. */
    void reopen() throws Exception {
        jdbc.sql("update spotify_budget set closed_until = null, failures = 0").update();
        user.admin("DELETE", "/requests", "");
    }

    void fault(String json) throws Exception {
        user.admin("POST", "/faults", json);
    }

    void noFaults() throws Exception {
        user.admin("DELETE", "/faults", "");
        user.admin(
                "POST", "/settings", "{\"requestsPerWindow\":0,\"callsPerToken\":0,\"oldNames\":false,\"latency\":0}");
        reopen();
    }

    /** The uris of Song 0 on. */
    List<String> uris(int count) throws Exception {
        Map<String, String> byName = new HashMap<>();
        user.admin("GET", "/tracks", "")
                .body()
                .forEach(track -> byName.put(
                        track.path("name").asText(), track.path("uri").asText()));
        List<String> uris = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            uris.add(byName.get("Song " + i));
        }
        return uris;
    }

    /** The user edits. */
    void playlist(String name, List<String> uris) throws Exception {
        user.admin(
                "POST",
                "/playlists",
                "{\"owner\":\"" + ACCOUNT + "\",\"name\":\"" + name + "\",\"entries\":[\"" + String.join("\",\"", uris)
                        + "\"]}");
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
