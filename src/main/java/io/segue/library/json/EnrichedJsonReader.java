package io.segue.library.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.segue.library.LibraryFormatException;
import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.field.Field;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Streams the elements of an array of tracks, one object at a time; unknown members are passed over. */
final class EnrichedJsonReader implements LibraryReader {

    private static final Map<String, Field> MEMBERS = Map.ofEntries(
            Map.entry("track", Field.TITLE),
            Map.entry("artist", Field.ARTISTS),
            Map.entry("album", Field.ALBUM),
            Map.entry("bpm", Field.BPM),
            Map.entry("key", Field.KEY),
            Map.entry("mode", Field.MODE),
            Map.entry("camelot", Field.CAMELOT),
            Map.entry("energy", Field.ENERGY),
            Map.entry("danceability", Field.DANCEABILITY),
            Map.entry("popularity", Field.POPULARITY),
            Map.entry("duration_ms", Field.DURATION_MS),
            Map.entry("genre", Field.GENRE),
            Map.entry("year", Field.YEAR),
            Map.entry("isrc", Field.ISRC),
            Map.entry("uri", Field.URI),
            Map.entry("location", Field.LOCATION),
            Map.entry("playlist", Field.PLAYLIST));

    private final FileHead head;
    private final JsonParser json;
    private boolean inArray;

    EnrichedJsonReader(FileHead head) throws IOException {
        this.head = head;
        this.json = new JsonFactory().createParser(head.characters());
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        try {
            if (!inArray) {
                enterArray();
            }
            JsonToken token = json.nextToken();
            if (token == JsonToken.END_ARRAY) {
                requireEnd();
                return null;
            }
            return token == null ? null : element(token);
        } catch (JsonProcessingException broken) {
            throw at(broken.getLocation(), "broken JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    private void enterArray() throws IOException {
        JsonToken first = json.nextToken();
        if (first != JsonToken.START_ARRAY) {
            throw at(json.currentTokenLocation(), "expected an array of tracks, found " + shown(first), null);
        }
        inArray = true;
    }

    private void requireEnd() throws IOException {
        if (json.nextToken() != null) {
            throw at(json.currentTokenLocation(), "the array of tracks has ended, but the file goes on", null);
        }
    }

    private LibraryRow element(JsonToken token) throws IOException {
        long line = json.currentTokenLocation().getLineNr();
        if (token != JsonToken.START_OBJECT) {
            String raw = token.isScalarValue() ? json.getText() : shown(token);
            json.skipChildren();
            return new LibraryRow.Rejected(
                    line,
                    Playlist.of(head.baseName()),
                    raw,
                    "found " + shown(token) + "; every element must be an object");
        }
        EnrichedJsonElement element = EnrichedJsonElement.read(json, MEMBERS);
        return element.toRow(line, Playlist.of(head.baseName()));
    }

    private LibraryFormatException at(@Nullable JsonLocation where, String problem, @Nullable Exception cause) {
        int line = where == null ? 1 : where.getLineNr();
        String column = where == null ? "" : " (column " + where.getColumnNr() + ")";
        String message = problem + column + "; check the file with a JSON validator or export it again";
        return cause == null
                ? new LibraryFormatException(head.name(), line, message)
                : new LibraryFormatException(head.name(), line, message, cause);
    }

    static String shown(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> token.isNumeric() ? "a number" : token.toString();
        };
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
