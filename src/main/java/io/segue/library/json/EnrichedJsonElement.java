package io.segue.library.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.field.Field;
import io.segue.library.field.TrackFields;
import java.io.IOException;
import java.util.Map;

/** One element of the array. It is always read to its end, so that a bad member costs only this element. */
final class EnrichedJsonElement {

    private static final int RAW_CHARS = 500;

    private final TrackFields track = new TrackFields();
    private final StringBuilder raw = new StringBuilder("{");

    private EnrichedJsonElement() {}

    /** Reads from the opening brace, which is the parser's current token, through the closing one. */
    static EnrichedJsonElement read(JsonParser json, Map<String, Field> members) throws IOException {
        EnrichedJsonElement element = new EnrichedJsonElement();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            Field field = members.get(member);
            if (field == null) {
                json.skipChildren();
            } else if (value.isScalarValue()) {
                element.put(field, member, value == JsonToken.VALUE_NULL ? "" : json.getText());
            } else {
                json.skipChildren();
                element.track.complain(
                        member + " is " + EnrichedJsonReader.shown(value) + "; expected a text or number");
            }
        }
        return element;
    }

    private void put(Field field, String member, String text) {
        if (raw.length() < RAW_CHARS) {
            raw.append(raw.length() > 1 ? ", " : "").append(member).append(": ");
            raw.append(text, 0, Math.min(text.length(), RAW_CHARS));
        }
        track.put(field, member, text);
    }

    LibraryRow toRow(long line, Playlist otherwise) {
        String named = track.text(Field.PLAYLIST);
        Playlist playlist = named == null ? otherwise : Playlist.of(named);
        return track.toRow(line, playlist, "track", null, () -> raw + "}");
    }
}
