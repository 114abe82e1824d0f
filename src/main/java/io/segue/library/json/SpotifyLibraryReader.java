package io.segue.library.json;

import com.fasterxml.jackson.core.JsonToken;
import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.Playlist.Kind;
import io.segue.library.field.Field;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Streams liked songs; albums, shows and episodes, which no playlist can hold, are rejected rows. */
final class SpotifyLibraryReader implements LibraryReader {

    private static final Map<String, Field> TRACK = Map.of(
            "track", Field.TITLE,
            "artist", Field.ARTISTS,
            "album", Field.ALBUM,
            "uri", Field.URI);

    /**
     * What becomes of a list.
     *
     * @param problem why its elements are no tracks, {@code null} if they are
     */
    private record Kept(Playlist playlist, @Nullable String problem) {
        static Kept of(String name, Kind kind, @Nullable String problem) {
            return new Kept(new Playlist(name, name, List.of(), kind), problem);
        }
    }

    private static final Map<String, Kept> LISTS = Map.of(
            "tracks", Kept.of("Liked Songs", Kind.LIKED, null),
            "albums", Kept.of("Albums", Kind.ALBUMS, "is a saved album as a whole, not a track"),
            "shows", Kept.of("Podcasts", Kind.BUILT_IN, "is a podcast, not a track"),
            "episodes", Kept.of("Podcasts", Kind.BUILT_IN, "is an episode of a podcast, not a track"));

    private final JsonCursor json;
    private @Nullable Kept current;
    private boolean entered;

    SpotifyLibraryReader(FileHead head) throws IOException {
        this.json = new JsonCursor(head);
    }

    @Override
    public @Nullable LibraryRow next() throws IOException {
        if (!entered) {
            entered = true;
            json.next();
            json.require(JsonToken.START_OBJECT, "an object with lists");
        }
        while (true) {
            Kept list = current;
            if (list == null) {
                Kept found = findList();
                current = found;
                return found == null ? null : new LibraryRow.Heading(json.line(), found.playlist());
            }
            JsonToken token = json.next();
            if (token == JsonToken.START_OBJECT) {
                return row(list);
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

    private LibraryRow row(Kept list) throws IOException {
        JsonRow row = JsonRow.read(json, TRACK, Set.of("name"));
        if (list.problem() != null) {
            String what =
                    row.other("name").isEmpty() ? String.valueOf(row.track().text(Field.ALBUM)) : row.other("name");
            row.track().complain("\"" + what + "\" " + list.problem());
        }
        return row.toRow(list.playlist(), "track");
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
