package io.segue.library;

import java.io.IOException;
import java.util.Map;

/** One Spotify playlist as exportify.net writes it: named after the playlist, with audio features, without ISRC. */
final class ExportifyFormat implements LibraryFormat {

    private static final Map<String, Field> COLUMNS = Map.ofEntries(
            Map.entry("trackuri", Field.URI),
            Map.entry("trackname", Field.TITLE),
            Map.entry("albumname", Field.ALBUM),
            Map.entry("artistnames", Field.ARTISTS),
            Map.entry("releasedate", Field.YEAR),
            Map.entry("durationms", Field.DURATION_MS),
            Map.entry("popularity", Field.POPULARITY),
            Map.entry("explicit", Field.EXPLICIT),
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
    public double recognise(FileHead head) {
        return head.csv().has("trackuri", "trackname", "albumname", "artistnames", "durationms") ? 1 : 0;
    }

    @Override
    public LibraryReader open(FileHead head) throws IOException {
        // Exportify names the file after the playlist and writes underscores for blanks.
        String playlist = head.baseName().replace('_', ' ').strip();
        return new CsvLibraryReader(head, new CsvLayout(COLUMNS, ";", playlist));
    }
}
