package io.segue.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.segue.SegueApplication;
import io.segue.cli.CommandLineRunner;
import io.segue.process.Commands.Result;
import io.segue.sandbox.Sandbox;
import io.segue.sandbox.SandboxOptions;
import io.segue.sandbox.SandboxUser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A project whose target is a sandbox, with somebody who agrees to whatever Segue asks. */
final class SpotifyProject implements AutoCloseable {

    static final String JOB = "jobs/spotify.yaml";

    private static final Pattern PAGE = Pattern.compile("http://\\S+/authorize\\S+");

    final Path folder;
    final Sandbox sandbox;
    final SandboxUser user;
    private final Map<String, String> properties = new TreeMap<>();

    /**
     * @param requestsPerWindow Segue's own pace
     */
    SpotifyProject(Path folder, int tracks, int collection, int requestsPerWindow) throws Exception {
        this.folder = ImportProject.create(folder, tracks, collection);
        Files.writeString(folder.resolve(JOB), """
                type: playlist-import
                input:
                  files: input/playlists.csv
                target:
                  catalog: spotify
                  account: ann
                window: 2
                """);
        sandbox = Sandbox.start(
                SandboxOptions.of(0, folder.resolve("input/collection.csv")).limits(0, 0));
        user = new SandboxUser(sandbox.uri(), "ann");
        properties.putAll(Map.of(
                "segue.spotify.api",
                sandbox.uri() + "/v1",
                "segue.spotify.accounts",
                sandbox.uri().toString(),
                "segue.spotify.client-id",
                "app",
                "segue.spotify.requests-per-window",
                String.valueOf(requestsPerWindow),
                "segue.spotify.timeout",
                "2s",
                "segue.spotify.settle-after",
                "2s"));
    }

    Result run(String... arguments) {
        return new Commands(folder, properties).run(arguments);
    }

    Map<String, String> properties() {
        return properties;
    }

    /** {@code segue auth spotify}, with somebody at the browser. */
    String authorise(String account) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        System.setProperty("segue.project", folder.toString());
        properties.forEach(System::setProperty);
        try {
            CompletableFuture<Integer> command = CompletableFuture.supplyAsync(() -> CommandLineRunner.run(
                    SegueApplication.class,
                    new PrintWriter(out, true),
                    new PrintWriter(err, true),
                    "auth",
                    "spotify",
                    "--account",
                    account,
                    "--port",
                    "0"));
            URI back = user.agreeTo(page(out, command));
            HttpClient.newHttpClient().send(HttpRequest.newBuilder(back).build(), BodyHandlers.discarding());
            return "exit " + command.get() + "\n" + out + err;
        } finally {
            System.clearProperty("segue.project");
            properties.keySet().forEach(System::clearProperty);
        }
    }

    private static URI page(StringWriter out, CompletableFuture<Integer> command) throws Exception {
        while (true) {
            Matcher page = PAGE.matcher(out.toString());
            if (page.find()) {
                return URI.create(page.group());
            }
            if (command.isDone()) {
                throw new AssertionError("no page to agree on: exit " + command.get() + "\n" + out);
            }
            Thread.sleep(20); // there is no event for printed text
        }
    }

    void fault(String json) throws Exception {
        user.admin("POST", "/faults", json);
    }

    void settings(String json) throws Exception {
        user.admin("POST", "/settings", json);
    }

    /** The user's playlist of that name is to list these. */
    void userHas(String playlist, List<String> uris) throws Exception {
        user.admin(
                "POST",
                "/playlists",
                "{\"owner\":\"ann\",\"name\":\"" + playlist + "\",\"entries\":[\"" + String.join("\",\"", uris)
                        + "\"]}");
    }

    JsonNode requests() throws Exception {
        return user.admin("GET", "/requests", "").body();
    }

    /** Titles that the job's input has in this playlist and the collection has too, in order. */
    List<String> expected(String playlist) throws IOException {
        Map<String, String> uris = new TreeMap<>();
        return Files.readAllLines(folder.resolve("input/playlists.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[3].equals(playlist))
                .filter(cells -> !cells[0].isEmpty() && !cells[0].startsWith("Nowhere"))
                .map(cells -> uris.computeIfAbsent(cells[0] + "," + cells[1], this::uri))
                .toList();
    }

    private final Map<String, String> known = new TreeMap<>();

    /** As the sandbox makes it of the collection's line. */
    private String uri(String titleAndArtist) {
        if (known.isEmpty()) {
            known.putAll(sandboxUris());
        }
        return String.valueOf(known.get(titleAndArtist));
    }

    private Map<String, String> sandboxUris() {
        try {
            Map<String, String> uris = new TreeMap<>();
            for (JsonNode track : user.admin("GET", "/tracks", "").body()) {
                uris.put(
                        track.path("name").asText() + "," + track.path("artist").asText(),
                        track.path("uri").asText());
            }
            return uris;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
