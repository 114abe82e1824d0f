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

/** One playlist as Apple Music and iTunes export it in plain text: tabs, no quoting, times in seconds. */
public final class AppleTextFormat implements LibraryFormat {

    private static final Map<String, Field> COLUMNS = Map.of(
            "name", Field.TITLE,
            "artist", Field.ARTISTS,
            "album", Field.ALBUM,
            "genre", Field.GENRE,
            "time", Field.DURATION_SECONDS,
            "year", Field.YEAR,
            "bpm", Field.BPM,
            "dateadded", Field.ADDED,
            "location", Field.LOCATION);

    @Override
    public String name() {
        return "apple-text";
    }

    @Override
    public String shape() {
        return "text with tabs and the columns Name, Artist, Composer, Album, …, Genre, Size, Time, …, Location";
    }

    @Override
    public Recognition recognise(FileHead head) {
        CsvHead csv = CsvHead.of(head);
        return Recognition.certainIf(
                csv.delimiter() == '\t' && csv.has("name", "artist", "composer", "album", "genre", "size", "time"),
                "tabs between the columns Name, Artist, Composer, Album, Genre, Size, Time");
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        CsvHead csv = CsvHead.of(head);
        CsvLayout layout = CsvLayout.byName(csv, COLUMNS, null, Playlist.of(head.baseName()));
        return new CsvLibraryReader(head, csv, layout.unquoted());
    }
}
