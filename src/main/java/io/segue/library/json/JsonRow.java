package io.segue.library.json;

import com.fasterxml.jackson.core.JsonToken;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.field.Field;
import io.segue.library.field.TrackFields;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object that describes a track, with the objects in it: members are known by their path, {@code track/trackName}. It is always
 * read to its end, so that a bad member costs only this object.
 */
final class JsonRow {

    private static final int RAW_CHARS = 500;

    private final long line;
    private final TrackFields track = new TrackFields();
    private final StringBuilder raw = new StringBuilder("{");
    private final Map<String, String> others = new HashMap<>();

    private JsonRow(long line) {
        this.line = line;
    }

    /**
     * Reads from the opening brace, which is the current token, through the closing one. Of a list of texts every one is put.
     *
     * @param members field by path
     * @param others paths of further members to keep
     */
    static JsonRow read(JsonCursor json, Map<String, Field> members, Set<String> others) throws IOException {
        JsonRow row = new JsonRow(json.line());
        row.object(json, "", members, others);
        return row;
    }

    private void object(JsonCursor json, String within, Map<String, Field> members, Set<String> wanted)
            throws IOException {
        while (json.next() == JsonToken.FIELD_NAME) {
            String path = within + json.name();
            JsonToken value = json.next();
            if (value == JsonToken.START_OBJECT && leads(path, members, wanted)) {
                object(json, path + "/", members, wanted);
            } else {
                value(json, path, members.get(path), wanted);
            }
        }
    }

    private static boolean leads(String path, Map<String, Field> members, Set<String> wanted) {
        String prefix = path + "/";
        return members.keySet().stream().anyMatch(member -> member.startsWith(prefix))
                || wanted.stream().anyMatch(member -> member.startsWith(prefix));
    }

    private void value(JsonCursor json, String path, @Nullable Field field, Set<String> wanted) throws IOException {
        JsonToken value = json.token();
        if (value != null && value.isScalarValue()) {
            if (wanted.contains(path)) {
                others.put(path, json.text());
            }
            if (field != null) {
                put(field, path, json.text());
            }
        } else if (value == JsonToken.START_ARRAY && (field != null || wanted.contains(path))) {
            texts(json, path, field);
        } else {
            json.skip();
            if (field != null) {
                track.complain(path + " is " + JsonCursor.shown(value) + "; expected a text or number");
            }
        }
    }

    private void texts(JsonCursor json, String path, @Nullable Field field) throws IOException {
        while (json.next() != JsonToken.END_ARRAY) {
            JsonToken element = json.token();
            if (element != null && element.isScalarValue()) {
                others.putIfAbsent(path, json.text());
                if (field != null) {
                    put(field, path, json.text());
                }
            } else {
                json.skip();
                track.complain(path + " holds " + JsonCursor.shown(element) + "; expected texts");
            }
        }
    }

    private void put(Field field, String member, String text) {
        if (raw.length() < RAW_CHARS) {
            raw.append(raw.length() > 1 ? ", " : "").append(member).append(": ");
            raw.append(text, 0, Math.min(text.length(), RAW_CHARS));
        }
        track.put(field, member, text);
    }

    TrackFields track() {
        return track;
    }

    long line() {
        return line;
    }

    /** A member kept besides those that say something about the track; empty where it is missing. */
    String other(String path) {
        return others.getOrDefault(path, "");
    }

    String raw() {
        return raw + "}";
    }

    LibraryRow toRow(Playlist playlist, String titleMember) {
        return track.toRow(line, playlist, titleMember, null, this::raw);
    }
}
