package io.segue.catalog.spotify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.PlaylistHead;
import io.segue.catalog.spotify.SpotifyFixture.Exchange;
import io.segue.library.Track;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * Every request the client makes, and every answer of the sandbox, is one that Spotify's own description of its Web API knows. That an answer has
 * all that is required is not checked: fields are asked for by name, and what is gone since 2026 is still required there. The description
 * is not part of the project: {@code -Dsegue.spotify.openapi=FILE} says where it is; without it nothing is checked.
 */
class SpotifyContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void asksAndAnswersAsTheOfficialDescriptionSays() throws Exception {
        String named = System.getProperty("segue.spotify.openapi", System.getenv("SEGUE_SPOTIFY_OPENAPI"));
        assumeTrue(
                named != null && Files.isRegularFile(Path.of(named)),
                "no description of the Web API: name it with SEGUE_SPOTIFY_OPENAPI");
        JsonNode description = read(Path.of(named));
        List<Exchange> exchanges = exchanges();

        Set<String> kinds = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            if (exchange.uri().getPath().startsWith("/v1/")) {
                kinds.add(check(description, exchange, wrong));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "get /me",
                        "get /search",
                        "get /me/playlists",
                        "post /me/playlists",
                        "get /playlists/{playlist_id}",
                        "get /playlists/{playlist_id}/items",
                        "post /playlists/{playlist_id}/items",
                        "delete /playlists/{playlist_id}/items",
                        "delete /me/library",
                        "get /me/library/contains");
    }

    /** Everything the client can do, once. */
    private List<Exchange> exchanges() throws Exception {
        try (SpotifyFixture spotify = new SpotifyFixture(folder, 100_000)) {
            SpotifyCatalog catalog = spotify.catalog();
            List<CatalogTrack> found = catalog.search(Track.of("Don't Stop", "Fleetwood Mac"), 10);
            List<CatalogTrack> other = catalog.search(Track.of("Song 1", "Band"), 10);
            PlaylistHead created = catalog.createPlaylist("Mine", "made by a test");
            assertThat(catalog.findPlaylist("Mine")).isPresent();
            CatalogTrack one = found.get(0);
            String snapshot = catalog.add(created.id(), created.snapshot(), 0, List.of(one, other.get(0), one));
            assertThat(catalog.entries(created.id(), 0, 10)).hasSize(3);
            catalog.remove(created.id(), snapshot, List.of(0));
            catalog.deletePlaylist(created.id());
            assertThat(catalog.playlist(created.id())).isEmpty();
            return List.copyOf(spotify.exchanges);
        }
    }

    private static String check(JsonNode description, Exchange exchange, List<String> wrong) {
        String method = exchange.method().toLowerCase(Locale.ROOT);
        String path = path(description, exchange.uri());
        String kind = method + " " + path;
        JsonNode operation = description.path("paths").path(path).path(method);
        if (operation.isMissingNode() || operation.path("deprecated").asBoolean()) {
            wrong.add(kind + " is not there, or not for long");
            return kind;
        }
        Set<String> known = new HashSet<>();
        for (JsonNode written : operation.path("parameters")) {
            JsonNode parameter = resolved(description, written);
            known.add(parameter.path("name").asText());
            if (parameter.path("required").asBoolean()
                    && parameter.path("in").asText().equals("query")
                    && !query(exchange.uri()).containsKey(parameter.path("name").asText())) {
                wrong.add(kind + " lacks " + parameter.path("name").asText());
            }
            String value = query(exchange.uri()).get(parameter.path("name").asText());
            JsonNode most = parameter.path("schema").path("maximum");
            if (value != null && most.isNumber() && Integer.parseInt(value) > most.asInt()) {
                wrong.add(kind + ": " + parameter.path("name").asText() + " is more than " + most.asInt());
            }
        }
        query(exchange.uri()).keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> wrong.add(kind + " does not know " + name));
        if (exchange.body().length > 0) {
            validate(
                    description,
                    operation.at("/requestBody/content/application~1json/schema"),
                    exchange.body(),
                    kind + " request",
                    wrong);
        }
        JsonNode answer = resolved(description, operation.path("responses").path(String.valueOf(exchange.status())));
        if (answer.isMissingNode()) {
            wrong.add(kind + " does not answer " + exchange.status());
        } else if (exchange.answer().length > 0) {
            validate(
                    description,
                    answer.at("/content/application~1json/schema"),
                    exchange.answer(),
                    kind + " answer",
                    wrong);
        }
        return kind;
    }

    private static void validate(JsonNode description, JsonNode schema, byte[] body, String what, List<String> wrong) {
        if (schema.isMissingNode()) {
            return;
        }
        ObjectNode root = JSON.createObjectNode();
        root.putArray("allOf").add(schema);
        root.set("components", description.path("components"));
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(root)
                .validate(withoutNulls(SpotifyJson.readOrMissing(body)))
                .stream()
                .map(problem -> what + ": " + problem)
                .filter(problem -> !problem.contains("required property")
                        && !problem.contains("one and only one")
                        && !problem.contains("episode"))
                .forEach(wrong::add);
    }

    /** What may be null is said in a way of OpenAPI's own. */
    private static JsonNode withoutNulls(JsonNode node) {
        node.forEach(SpotifyContractTest::withoutNulls);
        if (node instanceof ObjectNode object) {
            Iterator<Map.Entry<String, JsonNode>> fields = object.fields();
            while (fields.hasNext()) {
                if (fields.next().getValue().isNull()) {
                    fields.remove();
                }
            }
        }
        return node;
    }

    private static JsonNode resolved(JsonNode description, JsonNode node) {
        return node.has("$ref") ? description.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** The template that fits; one without variables first. */
    private static String path(JsonNode description, URI uri) {
        String asked = uri.getPath().substring("/v1".length());
        if (description.path("paths").has(asked)) {
            return asked;
        }
        Iterator<String> paths = description.path("paths").fieldNames();
        while (paths.hasNext()) {
            String path = paths.next();
            if (asked.matches(path.replaceAll("\\{[^}]*}", "[^/]+"))) {
                return path;
            }
        }
        return asked;
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new TreeMap<>();
        if (uri.getQuery() != null) {
            Arrays.stream(uri.getRawQuery().split("&"))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> query.put(pair[0], pair[1]));
        }
        return query;
    }

    private static JsonNode read(Path yaml) throws IOException {
        try (Reader text = Files.newBufferedReader(yaml)) {
            return JSON.valueToTree(new Yaml().load(text));
        }
    }
}
