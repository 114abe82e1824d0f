package io.segue.library.delimited;

import io.segue.library.Playlist;
import io.segue.library.field.Field;
import io.segue.library.field.TrackFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a delimited format says things.
 *
 * @param fields what each column says; {@code null} for those that are passed over
 * @param artistSeparator between artists in one cell; {@code null} keeps the credit as one artist
 * @param playlist the playlist of rows that do not name one
 * @param playlists finds the playlist of a row
 * @param quoted whether cells may stand in quotes
 */
record CsvLayout(
        List<@Nullable Field> fields,
        @Nullable String artistSeparator,
        Playlist playlist,
        PlaylistRule playlists,
        boolean quoted) {

    /** Finds the playlist of a row, or complains about the row; one that complains may find none. */
    @FunctionalInterface
    interface PlaylistRule {
        @Nullable Playlist of(TrackFields row, Playlist playlist);
    }

    CsvLayout {
        fields = Collections.unmodifiableList(new ArrayList<>(fields));
    }

    /**
     * A layout by the names of columns.
     *
     * @param columns field by {@link CsvHead#plain} column name; other columns are passed over
     */
    static CsvLayout byName(
            CsvHead head, Map<String, Field> columns, @Nullable String artistSeparator, Playlist playlist) {
        List<@Nullable Field> fields = new ArrayList<>();
        for (String name : head.names()) {
            fields.add(columns.get(CsvHead.plain(name)));
        }
        return new CsvLayout(fields, artistSeparator, playlist, CsvLayout::named, true);
    }

    CsvLayout withPlaylists(PlaylistRule rule) {
        return new CsvLayout(fields, artistSeparator, playlist, rule, quoted);
    }

    CsvLayout unquoted() {
        return new CsvLayout(fields, artistSeparator, playlist, playlists, false);
    }

    /** A layout by position, as far as there are columns. */
    static CsvLayout byPosition(
            CsvHead head, List<@Nullable Field> columns, @Nullable String artistSeparator, Playlist playlist) {
        List<@Nullable Field> fields =
                new ArrayList<>(Collections.nCopies(head.names().size(), null));
        for (int i = 0; i < Math.min(fields.size(), columns.size()); i++) {
            fields.set(i, columns.get(i));
        }
        return new CsvLayout(fields, artistSeparator, playlist, CsvLayout::named, true);
    }

    /** Whether rows name their playlist. */
    boolean playlistInRow() {
        return fields.contains(Field.PLAYLIST);
    }

    /** The playlist the row names, by its identifier where it has one. */
    static Playlist named(TrackFields row, Playlist otherwise) {
        String name = row.text(Field.PLAYLIST);
        String id = row.text(Field.PLAYLIST_ID);
        if (name == null) {
            return otherwise;
        }
        String folder = row.text(Field.FOLDER);
        List<String> folders = folder == null ? List.of() : List.of(folder.split(Playlist.SEPARATOR));
        String identity = id != null ? id : folder == null ? name : folder + Playlist.SEPARATOR + name;
        return new Playlist(identity, name, folders, Playlist.Kind.PLAYLIST);
    }
}
