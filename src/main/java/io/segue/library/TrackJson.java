package io.segue.library;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A track as compact JSON and back, lossless. What is unknown is absent; fields of a later version are skipped. */
public final class TrackJson {

    private static final JsonFactory JSON = new JsonFactory();

    private TrackJson() {}

    public static String write(Track track) {
        StringWriter text = new StringWriter(160);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("title", track.title());
            if (!track.artists().isEmpty()) {
                json.writeArrayFieldStart("artists");
                for (String artist : track.artists()) {
                    json.writeString(artist);
                }
                json.writeEndArray();
            }
            write(json, "album", track.album());
            Duration duration = track.duration();
            write(json, "ms", duration == null ? null : duration.toMillis());
            write(json, "isrc", track.isrc());
            write(json, "uri", track.uri());
            write(json, "location", track.location());
            write(json, "year", track.year());
            write(json, "genre", track.genre());
            write(json, "explicit", track.explicit());
            AudioFeatures features = track.features();
            if (features != null) {
                write(json, features);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, AudioFeatures features) throws IOException {
        json.writeObjectFieldStart("features");
        write(json, "bpm", features.bpm());
        MusicalKey key = features.key();
        write(json, "key", key == null ? null : key.camelot());
        write(json, "energy", features.energy());
        write(json, "danceability", features.danceability());
        write(json, "popularity", features.popularity());
        write(json, "notedEnergy", features.notedEnergy());
        write(json, "rating", features.rating());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String field, @Nullable Object value) throws IOException {
        if (value instanceof String text) {
            json.writeStringField(field, text);
        } else if (value instanceof Double number) {
            json.writeNumberField(field, number);
        } else if (value instanceof Number number) {
            json.writeNumberField(field, number.longValue());
        } else if (value instanceof Boolean flag) {
            json.writeBooleanField(field, flag);
        }
    }

    public static Track read(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            Fields fields = new Fields();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                fields.read(json);
            }
            return fields.track();
        } catch (IOException e) {
            throw new UncheckedIOException("not a track: " + text, e);
        }
    }

    /** What has been read so far. */
    private static final class Fields {
        private String title = "";
        private List<String> artists = List.of();
        private @Nullable String album;
        private @Nullable Duration duration;
        private @Nullable String isrc;
        private @Nullable String uri;
        private @Nullable String location;
        private @Nullable Integer year;
        private @Nullable String genre;
        private @Nullable Boolean explicit;
        private @Nullable AudioFeatures features;

        void read(JsonParser json) throws IOException {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "title" -> title = json.getText();
                case "artists" -> artists = texts(json);
                case "album" -> album = json.getText();
                case "ms" -> duration = Duration.ofMillis(json.getLongValue());
                case "isrc" -> isrc = json.getText();
                case "uri" -> uri = json.getText();
                case "location" -> location = json.getText();
                case "year" -> year = json.getIntValue();
                case "genre" -> genre = json.getText();
                case "explicit" -> explicit = json.getBooleanValue();
                case "features" -> features = features(json);
                default -> json.skipChildren();
            }
        }

        Track track() {
            return new Track(title, artists, album, duration, isrc, uri, location, year, genre, explicit, features);
        }
    }

    private static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>(2);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getText());
        }
        return texts;
    }

    private static AudioFeatures features(JsonParser json) throws IOException {
        Double bpm = null;
        MusicalKey key = null;
        Double energy = null;
        Double danceability = null;
        Integer popularity = null;
        Double notedEnergy = null;
        Double rating = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "bpm" -> bpm = json.getDoubleValue();
                case "key" -> key = MusicalKey.parse(json.getText()).orElse(null);
                case "energy" -> energy = json.getDoubleValue();
                case "danceability" -> danceability = json.getDoubleValue();
                case "popularity" -> popularity = json.getIntValue();
                case "notedEnergy" -> notedEnergy = json.getDoubleValue();
                case "rating" -> rating = json.getDoubleValue();
                default -> json.skipChildren();
            }
        }
        return new AudioFeatures(bpm, key, energy, danceability, popularity, notedEnergy, rating);
    }
}
