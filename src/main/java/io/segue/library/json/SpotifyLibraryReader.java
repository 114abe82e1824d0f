package io.segue.library.json;

import com.fasterxml.jackson.core.JsonToken;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.field.Field;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Streams liked songs; what no playlist can hold is rejected: saved albums in a list of their own, the rest in none. */
final class SpotifyLibraryReader extends JsonReader {

    private static final Map<String, Field> TRACK = Map.of(
            "track", Field.TITLE,
            "artist", Field.ARTISTS,
            "album", Field.ALBUM,
            "uri", Field.URI);

    /**
     * What becomes of a list.
     *
     * @param playlist {@code null} where its elements belong to none
     * @param problem why its elements are no tracks, {@code null} if they are
     */
    private record Kept(
            @Nullable Playlist playlist, @Nullable String problem) {}

    private static final Map<String, Kept> LISTS = Map.of(
            "tracks", new Kept(Playlist.LIKED_SONGS, null),
            "albums", new Kept(Playlist.SAVED_ALBUMS, "is a saved album as a whole, not a track"),
            "shows", new Kept(null, "is a podcast, not a track"),
            "episodes", new Kept(null, "is an episode of a podcast, not a track"),
            "artists", new Kept(null, "is an artist who is followed, not a track"));

    private @Nullable Kept current;

    SpotifyLibraryReader(FileHead head) throws IOException {
        super(head);
    }

    @Override
    void enter() throws IOException {
        json.require(JsonToken.START_OBJECT, "an object with lists");
    }

    @Override
    @Nullable LibraryRow row() throws IOException {
        while (true) {
            Kept list = current;
            if (list == null) {
                list = findList();
                current = list;
                if (list == null) {
                    return null;
                }
                if (list.playlist() != null) {
                    return new LibraryRow.Heading(json.line(), list.playlist());
                }
            }
            JsonToken token = json.next();
            if (token == JsonToken.START_OBJECT) {
                return element(list);
            }
            if (token == null || token == JsonToken.END_ARRAY) {
                current = null;
            } else {
                json.skip();
            }
        }
    }

    private @Nullable Kept findList() throws IOException {
        while (json.next() == JsonToken.FIELD_NAME) {
            Kept list = LISTS.get(json.name());
            if (json.next() == JsonToken.START_ARRAY && list != null) {
                return list;
            }
            json.skip();
        }
        return null;
    }

    private LibraryRow element(Kept list) throws IOException {
        JsonRow row = JsonRow.read(json, TRACK, Set.of("name"));
        if (list.playlist() != null && list.problem() == null) {
            return row.toRow(list.playlist(), "track");
        }
        String album = row.track().text(Field.ALBUM);
        String what = row.other("name").isEmpty() && album != null ? album : row.other("name");
        return new LibraryRow.Rejected(row.line(), list.playlist(), row.raw(), "\"" + what + "\" " + list.problem());
    }
}
