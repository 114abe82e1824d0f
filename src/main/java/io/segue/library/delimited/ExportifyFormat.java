package io.segue.library.delimited;

import io.segue.library.LibraryFormat;
import io.segue.library.LibraryReader;
import io.segue.library.Playlist;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.field.Field;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.Map;

/**
 * One Spotify playlist as exportify.net writes it: named after the playlist, with audio features, without ISRC. Before, in 2015 and 2018,
 * it had nine and eleven columns.
 */
public final class ExportifyFormat implements LibraryFormat {

    private static final Map<String, Field> COLUMNS = Map.ofEntries(
            Map.entry("trackuri", Field.URI),
            Map.entry("spotifyuri", Field.URI),
            Map.entry("artistname", Field.ARTISTS),
            Map.entry("trackdurationms", Field.DURATION_MS),
            Map.entry("trackname", Field.TITLE),
            Map.entry("albumname", Field.ALBUM),
            Map.entry("artistnames", Field.ARTISTS),
            Map.entry("releasedate", Field.YEAR),
            Map.entry("durationms", Field.DURATION_MS),
            Map.entry("popularity", Field.POPULARITY),
            Map.entry("explicit", Field.EXPLICIT),
            Map.entry("addedat", Field.ADDED),
            Map.entry("genres", Field.GENRE),
            Map.entry("danceability", Field.DANCEABILITY),
            Map.entry("energy", Field.ENERGY),
            Map.entry("key", Field.KEY),
            Map.entry("mode", Field.MODE),
            Map.entry("tempo", Field.BPM));

    @Override
    public String name() {
        return "exportify";
    }

    @Override
    public String shape() {
        return "CSV with the columns Track URI, Track Name, Album Name, Artist Name(s), Duration (ms)";
    }

    @Override
    public Recognition recognise(FileHead head) {
        CsvHead csv = CsvHead.of(head);
        boolean current = csv.has("trackuri", "trackname", "albumname", "artistnames", "durationms");
        return Recognition.certainIf(current || isOld(csv), "the columns " + csv.firstNames());
    }

    private static boolean isOld(CsvHead csv) {
        return csv.has("trackname", "artistname", "albumname", "trackdurationms", "addedat")
                && (csv.has("spotifyuri") || csv.has("trackuri"));
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        CsvHead csv = CsvHead.of(head);
        return new CsvLibraryReader(head, csv, CsvLayout.byName(csv, COLUMNS, isOld(csv) ? null : ";", playlist(head)));
    }

    /** Exportify names the file after the playlist and writes underscores for blanks. */
    static Playlist playlist(FileHead head) {
        return Playlist.of(head.baseName().replace('_', ' ').strip());
    }
}
