package io.segue.library.json;

import com.fasterxml.jackson.core.JsonToken;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.lookup.CollectionTracks;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Streams playlists and the tracks their identifiers stand for. */
final class ApplePlaylistsReader extends JsonReader {

    private final CollectionTracks tracks;
    private Playlist playlist = Playlist.of("Untitled");
    private int ordinal;
    private boolean inPlaylist;
    private boolean inItems;

    ApplePlaylistsReader(FileHead head, CollectionTracks tracks) throws IOException {
        super(head);
        this.tracks = tracks;
    }

    @Override
    void enter() throws IOException {
        json.require(JsonToken.START_ARRAY, "an array of playlists");
    }

    @Override
    @Nullable LibraryRow row() throws IOException {
        if (!tracks.wantsPlaylists()) {
            return null;
        }
        while (true) {
            JsonToken token = json.next();
            if (inItems && token == JsonToken.END_ARRAY) {
                inItems = false;
            } else if (inItems && token != null) {
                return item(token);
            } else if (inPlaylist && token == JsonToken.FIELD_NAME) {
                if (member(json.name())) {
                    return new LibraryRow.Heading(json.line(), playlist);
                }
            } else if (inPlaylist && token == JsonToken.END_OBJECT) {
                inPlaylist = false;
            } else if (token == JsonToken.START_OBJECT) {
                ordinal++;
                playlist = new Playlist(String.valueOf(ordinal), "Untitled", List.of(), Playlist.Kind.PLAYLIST);
                inPlaylist = true;
            } else if (token == null || token == JsonToken.END_ARRAY) {
                return null;
            } else {
                json.skip();
            }
        }
    }

    /** Reads a member of a playlist; {@code true} where its items begin. */
    private boolean member(String name) throws IOException {
        JsonToken value = json.next();
        if (name.equals("Playlist Item Identifiers") && value == JsonToken.START_ARRAY) {
            inItems = true;
            return true;
        }
        if (name.equals("Title")
                && value == JsonToken.VALUE_STRING
                && !json.text().isBlank()) {
            playlist = playlist.named(json.text().strip());
        } else if (name.equals("Container Type")
                && json.text().toLowerCase(Locale.ROOT).contains("smart")) {
            playlist = new Playlist(playlist.id(), playlist.name(), playlist.folder(), Playlist.Kind.SMART);
        }
        json.skip();
        return false;
    }

    private LibraryRow item(JsonToken token) throws IOException {
        String id = token.isScalarValue() ? json.text() : JsonCursor.shown(token);
        json.skip();
        return tracks.reference("Track Identifier", id, playlist, json.line(), id);
    }

    @Override
    public void close() throws IOException {
        try (tracks) {
            super.close();
        }
    }
}
