package io.segue.library;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One element of the array. It is always read to its end, so that a bad member costs only this element. */
final class EnrichedJsonElement {

    private static final int RAW_CHARS = 500;

    private final TrackFields track = new TrackFields();
    private final StringBuilder raw = new StringBuilder("{");
    private @Nullable String problem;

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
                element.complain(member + " is " + EnrichedJsonReader.shown(value) + "; expected a text or number");
            }
        }
        return element;
    }

    private void put(Field field, String member, String text) {
        if (raw.length() < RAW_CHARS) {
            raw.append(raw.length() > 1 ? ", " : "").append(member).append(": ");
            raw.append(text, 0, Math.min(text.length(), RAW_CHARS));
        }
        try {
            TrackFields.requireClean(member, text);
            track.put(field, member, text);
        } catch (UnreadableFieldException unreadable) {
            complain(unreadable.reason());
        }
    }

    private void complain(String what) {
        problem = problem == null ? what : problem;
    }

    LibraryRow toRow(long line, String defaultPlaylist) {
        String playlist = Objects.requireNonNullElse(track.text(Field.PLAYLIST), defaultPlaylist);
        if (problem != null) {
            return new LibraryRow.Rejected(line, playlist, raw + "}", problem);
        }
        try {
            return new LibraryRow.Read(line, playlist, track.toTrack("track", null));
        } catch (UnreadableFieldException unreadable) {
            return new LibraryRow.Rejected(line, playlist, raw + "}", unreadable.reason());
        }
    }
}
