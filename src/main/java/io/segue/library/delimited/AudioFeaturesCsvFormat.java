package io.segue.library.delimited;

import io.segue.library.LibraryFormat;
import io.segue.library.LibraryReader;
import io.segue.library.Playlist;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.field.Field;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Tracks with Spotify's audio features, as data sets have them; playlists are told apart by their identifier. */
public final class AudioFeaturesCsvFormat implements LibraryFormat {

    private static final Map<String, Field> COLUMNS = columns();

    private static Map<String, Field> columns() {
        Map<String, Field> columns = new HashMap<>(CollectionCsvFormat.COLUMNS);
        columns.put("playlistgenre", Field.GENRE);
        columns.put("id", Field.SPOTIFY_ID);
        return Map.copyOf(columns);
    }

    @Override
    public String name() {
        return "audio-features";
    }

    @Override
    public String shape() {
        return "CSV with the columns track_name, danceability, energy, key, mode, tempo";
    }

    @Override
    public Recognition recognise(FileHead head) {
        CsvHead csv = CsvHead.of(head);
        boolean features = csv.has("danceability", "energy", "key", "mode", "tempo");
        boolean named = csv.has("trackname") || csv.has("name") || csv.has("song");
        return features && named
                ? new Recognition(0.9, "the columns danceability, energy, key, mode, tempo beside a track's name")
                : Recognition.NONE;
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        CsvHead csv = CsvHead.of(head);
        return new CsvLibraryReader(head, csv, CsvLayout.byName(csv, COLUMNS, null, Playlist.of(head.baseName())));
    }
}
