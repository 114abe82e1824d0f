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

/** Streams tracks, and tells by which identifiers playlists may call the one read last. */
final class AppleTracksReader extends JsonReader {

    private static final Map<String, Field> MEMBERS = Map.of(
            "Title", Field.TITLE,
            "Artist", Field.ARTISTS,
            "Album", Field.ALBUM,
            "Genre", Field.GENRE,
            "Track Year", Field.YEAR,
            "Track Duration", Field.DURATION_MS,
            "Apple Music Track Identifier", Field.APPLE_ID,
            "Date Added To Library", Field.ADDED);
    private static final String ID = "Track Identifier";
    private static final Set<String> OTHERS = Set.of(ID, "Content Type");
    private static final List<String> NOT_MUSIC = List.of("Podcast", "Audiobook", "Movie", "TV Show");

    private final Playlist playlist;
    private String identifier = "";

    AppleTracksReader(FileHead head, Playlist playlist) throws IOException {
        super(head);
        this.playlist = playlist;
    }

    @Override
    void enter() throws IOException {
        json.require(JsonToken.START_ARRAY, "an array of tracks");
    }

    @Override
    @Nullable LibraryRow row() throws IOException {
        JsonToken token = json.next();
        if (token == null || token == JsonToken.END_ARRAY) {
            return null;
        }
        identifier = "";
        if (token != JsonToken.START_OBJECT) {
            return noObject(playlist, "track");
        }
        JsonRow row = JsonRow.read(json, MEMBERS, OTHERS);
        identifier = row.other(ID);
        String type = row.other("Content Type");
        if (NOT_MUSIC.stream().anyMatch(type::contains)) {
            row.track().complain("is no music but of the kind " + type);
        }
        return row.toRow(playlist, "Title");
    }

    String identifier() {
        return identifier;
    }
}
