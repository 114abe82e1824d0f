package io.segue.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tracks as compact JSON, for rows and indexes: what is unknown is absent. Reads back exactly what it wrote. */
public final class TrackJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TrackJson() {}

    public static String write(Track track) {
        ObjectNode node = JSON.createObjectNode().put("title", track.title());
        track.artists().forEach(node.withArray("artists")::add);
        put(node, "album", track.album());
        if (track.duration() != null) {
            node.put("ms", track.duration().toMillis());
        }
        put(node, "isrc", track.isrc());
        put(node, "uri", track.uri());
        put(node, "location", track.location());
        if (track.year() != null) {
            node.put("year", track.year());
        }
        put(node, "genre", track.genre());
        if (track.explicit() != null) {
            node.put("explicit", track.explicit());
        }
        if (track.features() != null) {
            node.set("features", features(track.features()));
        }
        return node.toString();
    }

    /**
     * @throws IllegalArgumentException when the text is not what {@link #write} writes
     */
    public static Track read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            List<String> artists = new ArrayList<>();
            node.path("artists").forEach(artist -> artists.add(artist.textValue()));
            return new Track(
                    node.path("title").textValue(),
                    artists,
                    text(node, "album"),
                    node.has("ms") ? Duration.ofMillis(node.get("ms").longValue()) : null,
                    text(node, "isrc"),
                    text(node, "uri"),
                    text(node, "location"),
                    node.has("year") ? node.get("year").intValue() : null,
                    text(node, "genre"),
                    node.has("explicit") ? node.get("explicit").booleanValue() : null,
                    node.has("features") ? features(node.get("features")) : null);
        } catch (JsonProcessingException | NullPointerException e) {
            throw new IllegalArgumentException("not a track: " + json, e);
        }
    }

    private static ObjectNode features(AudioFeatures features) {
        ObjectNode node = JSON.createObjectNode();
        put(node, "bpm", features.bpm());
        put(node, "key", features.key() == null ? null : features.key().camelot());
        put(node, "energy", features.energy());
        put(node, "danceability", features.danceability());
        if (features.popularity() != null) {
            node.put("popularity", features.popularity());
        }
        return node;
    }

    private static AudioFeatures features(JsonNode node) {
        String key = text(node, "key");
        return new AudioFeatures(
                number(node, "bpm"),
                key == null ? null : MusicalKey.parse(key).orElseThrow(),
                number(node, "energy"),
                number(node, "danceability"),
                node.has("popularity") ? node.get("popularity").intValue() : null);
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static void put(ObjectNode node, String name, @Nullable Double value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).textValue();
    }

    private static @Nullable Double number(JsonNode node, String name) {
        return node.has(name) ? Double.valueOf(node.get(name).doubleValue()) : null;
    }
}
