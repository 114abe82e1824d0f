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

/** Streams playlists and their items; episodes are rejected, files of the user's own are read from their address. */
final class SpotifyPlaylistsReader extends JsonReader {

    private static final Map<String, Field> MEMBERS = Map.of(
            "track/trackName", Field.TITLE,
            "track/artistName", Field.ARTISTS,
            "track/albumName", Field.ALBUM,
            "track/trackUri", Field.URI,
            "addedDate", Field.ADDED);
    private static final Set<String> OTHERS =
            Set.of("episode/episodeName", "episode/episodeUri", "localTrack/uri", "audiobook/audiobookName");

    private Playlist playlist = Playlist.of("Untitled");
    private int ordinal;
    private boolean inPlaylist;
    private boolean inItems;

    SpotifyPlaylistsReader(FileHead head) throws IOException {
        super(head);
    }

    @Override
    void enter() throws IOException {
        json.require(JsonToken.START_OBJECT, "an object with playlists");
        if (json.member("playlists")) {
            json.require(JsonToken.START_ARRAY, "an array of playlists");
        }
    }

    @Override
    @Nullable LibraryRow row() throws IOException {
        while (true) {
            if (inItems) {
                JsonToken token = json.next();
                if (token == null) {
                    return null;
                }
                if (token != JsonToken.END_ARRAY) {
                    return item(token);
                }
                inItems = false;
            } else if (inPlaylist) {
                if (findItems()) {
                    return new LibraryRow.Heading(json.line(), playlist);
                }
            } else if (!findPlaylist()) {
                return null;
            }
        }
    }

    private boolean findPlaylist() throws IOException {
        JsonToken token = json.next();
        while (token != null && token != JsonToken.END_ARRAY) {
            if (token == JsonToken.START_OBJECT) {
                ordinal++;
                playlist = new Playlist(String.valueOf(ordinal), "Untitled", List.of(), Playlist.Kind.PLAYLIST);
                inPlaylist = true;
                return true;
            }
            json.skip();
            token = json.next();
        }
        return false;
    }

    /** Goes on to the items; {@code false} at the end of the playlist. */
    private boolean findItems() throws IOException {
        while (json.next() == JsonToken.FIELD_NAME) {
            String member = json.name();
            JsonToken value = json.next();
            if (member.equals("items") && value == JsonToken.START_ARRAY) {
                inItems = true;
                return true;
            }
            if (member.equals("name")
                    && value == JsonToken.VALUE_STRING
                    && !json.text().isBlank()) {
                playlist = playlist.named(json.text().strip());
            }
            json.skip();
        }
        inPlaylist = false;
        return false;
    }

    private LibraryRow item(JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            return noObject(playlist, "item");
        }
        JsonRow row = JsonRow.read(json, MEMBERS, OTHERS);
        String episode = row.other("episode/episodeName") + row.other("audiobook/audiobookName");
        String local = row.other("localTrack/uri");
        if (!episode.isEmpty()) {
            row.track().complain("\"" + episode + "\" is an episode of a podcast or part of an audiobook, not a track");
        } else if (!local.isEmpty()) {
            SpotifyLocalUri.put(row.track(), local);
        }
        return row.toRow(playlist, "trackName");
    }
}
