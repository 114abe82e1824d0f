package io.segue.library.json;

import com.fasterxml.jackson.core.JsonToken;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.field.Field;
import io.segue.library.field.XspfText;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Streams the tracks of a JSPF playlist. A title that stands behind them comes too late; the file's name stands for it then. */
final class JspfReader extends JsonReader {

    private static final Map<String, Field> MEMBERS =
            Map.of("title", Field.TITLE, "creator", Field.ARTISTS, "album", Field.ALBUM, "location", Field.LOCATION);
    private static final Set<String> OTHERS = Set.of("duration", "identifier");

    private Playlist playlist;
    private boolean inTracks;

    JspfReader(FileHead head) throws IOException {
        super(head);
        this.playlist = new Playlist("jspf", head.baseName(), List.of(), Playlist.Kind.PLAYLIST);
    }

    @Override
    void enter() throws IOException {
        json.require(JsonToken.START_OBJECT, "an object with a playlist");
    }

    @Override
    @Nullable LibraryRow row() throws IOException {
        if (!inTracks) {
            inTracks = true;
            return findTracks() ? new LibraryRow.Heading(json.line(), playlist) : null;
        }
        JsonToken token = json.next();
        if (token == null || token == JsonToken.END_ARRAY) {
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            return noObject(playlist, "track");
        }
        JsonRow row = JsonRow.read(json, MEMBERS, OTHERS);
        String duration = row.other("duration");
        row.track().put(XspfText.durationField(duration), "duration", XspfText.duration(duration));
        XspfText.identifier(row.track(), row.other("identifier"));
        return row.toRow(playlist, "title");
    }

    private boolean findTracks() throws IOException {
        if (!json.member("playlist")) {
            return false;
        }
        json.require(JsonToken.START_OBJECT, "a playlist");
        while (json.next() == JsonToken.FIELD_NAME) {
            String member = json.name();
            JsonToken value = json.next();
            if (member.equals("track") && value == JsonToken.START_ARRAY) {
                return true;
            }
            if (member.equals("title")
                    && value == JsonToken.VALUE_STRING
                    && !json.text().isBlank()) {
                playlist = playlist.named(json.text().strip());
            }
            json.skip();
        }
        return false;
    }
}
