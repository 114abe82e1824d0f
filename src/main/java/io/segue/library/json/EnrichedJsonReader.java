package io.segue.library.json;

import com.fasterxml.jackson.core.JsonToken;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.field.Field;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Streams the elements of an array of tracks, one object at a time; unknown members are passed over. */
final class EnrichedJsonReader extends JsonReader {

    private static final Map<String, Field> MEMBERS = Map.ofEntries(
            Map.entry("track", Field.TITLE),
            Map.entry("artist", Field.ARTISTS),
            Map.entry("artists", Field.SINGLE_ARTIST),
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
            Map.entry("explicit", Field.EXPLICIT),
            Map.entry("isrc", Field.ISRC),
            Map.entry("uri", Field.URI),
            Map.entry("location", Field.LOCATION),
            Map.entry("added_at", Field.ADDED),
            Map.entry("playlist", Field.PLAYLIST),
            Map.entry("folder", Field.FOLDER));

    private final Playlist file;

    EnrichedJsonReader(FileHead head) throws IOException {
        super(head);
        this.file = Playlist.of(head.baseName());
    }

    @Override
    void enter() throws IOException {
        if (json.token() != JsonToken.START_ARRAY) {
            json.require(JsonToken.START_OBJECT, "an array of tracks");
            if (!json.member("sequence")) {
                json.require(JsonToken.START_ARRAY, "a member \"sequence\" with an array of tracks");
            }
            json.require(JsonToken.START_ARRAY, "an array of tracks");
        }
    }

    @Override
    @Nullable LibraryRow row() throws IOException {
        JsonToken token = json.next();
        if (token == null || token == JsonToken.END_ARRAY) {
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            return noObject(file, "element");
        }
        JsonRow row = JsonRow.read(json, MEMBERS, Set.of());
        return row.toRow(playlist(row), "track");
    }

    private Playlist playlist(JsonRow row) {
        String name = row.track().text(Field.PLAYLIST);
        if (name == null) {
            return file;
        }
        String folder = row.track().text(Field.FOLDER);
        List<String> folders = folder == null ? List.of() : List.of(folder.split(Playlist.SEPARATOR));
        return new Playlist(folder == null ? name : folder + Playlist.SEPARATOR + name, name, folders, file.kind());
    }
}
