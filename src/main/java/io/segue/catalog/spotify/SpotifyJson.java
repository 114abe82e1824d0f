package io.segue.catalog.spotify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.PlaylistHead;
import io.segue.library.Track;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the Web API's bodies mean. Names of 2026 are read, and those before where they are not there. */
final class SpotifyJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SpotifyJson() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** A missing node where it is no JSON. */
    static JsonNode readOrMissing(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The renamed field: {@code items} or {@code tracks}, {@code item} or {@code track}. */
    private static JsonNode either(JsonNode node, String now, String before) {
        return node.has(now) ? node.path(now) : node.path(before);
    }

    static PlaylistHead head(JsonNode playlist) {
        return new PlaylistHead(
                playlist.path("id").asText(),
                playlist.path("name").asText(),
                playlist.path("snapshot_id").asText(),
                either(playlist, "items", "tracks").path("total").asInt());
    }

    /** An entry of a playlist; one that is gone from the catalog or no track has its uri only, or none at all. */
    static CatalogTrack entry(JsonNode entry) {
        JsonNode track = either(entry, "item", "track");
        return track.isObject() ? track(track) : new CatalogTrack("", Track.of(""));
    }

    static CatalogTrack track(JsonNode track) {
        String uri = track.path("uri").asText();
        List<String> artists = new ArrayList<>();
        track.path("artists").forEach(artist -> {
            if (artist.hasNonNull("name")) {
                artists.add(artist.path("name").asText());
            }
        });
        long millis = track.path("duration_ms").asLong();
        JsonNode explicit = track.path("explicit");
        return new CatalogTrack(
                uri,
                new Track(
                        track.path("name").asText(),
                        artists,
                        text(track.path("album").path("name")),
                        millis > 0 ? Duration.ofMillis(millis) : null,
                        isrc(track.path("external_ids").path("isrc")),
                        uri,
                        null,
                        year(track.path("album").path("release_date")),
                        null,
                        explicit.isBoolean() ? explicit.asBoolean() : null,
                        null));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank() ? node.asText() : null;
    }

    private static @Nullable String isrc(JsonNode node) {
        String text = text(node);
        return text == null ? null : text.replace("-", "").strip().toUpperCase(Locale.ROOT);
    }

    private static @Nullable Integer year(JsonNode date) {
        String text = text(date);
        return text != null && text.matches("\\d{4}.*") && !text.startsWith("0000")
                ? Integer.valueOf(text.substring(0, 4))
                : null;
    }
}
