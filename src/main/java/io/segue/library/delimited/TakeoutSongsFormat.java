package io.segue.library.delimited;

import io.segue.library.LibraryFormat;
import io.segue.library.LibraryReader;
import io.segue.library.Playlist;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.field.Field;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The songs of a YouTube Music library as Google Takeout writes them: song, title, album, then one column per artist or one for all. The
 * header is translated, so the file is known by what stands in its first column.
 */
public final class TakeoutSongsFormat implements LibraryFormat {

    private static final Pattern SONG_URL =
            Pattern.compile("https://(?:music|www)\\.youtube\\.com/watch\\?v=[\\w-]{11}.*");
    private static final Pattern VIDEO_ID = Pattern.compile("[\\w-]{11}");

    @Override
    public String name() {
        return "takeout-songs";
    }

    @Override
    public String shape() {
        return "CSV of a YouTube Music Takeout with song URL or video ID, song title, album title, artists";
    }

    @Override
    public Recognition recognise(FileHead head) {
        CsvHead csv = CsvHead.of(head);
        if (csv.has("songtitle", "albumtitle") && (csv.has("songurl") || csv.has("videoid"))) {
            return Recognition.certain("the columns " + csv.firstNames());
        }
        boolean values = csv.names().size() >= 4 && (csv.column(0, SONG_URL) || csv.column(0, VIDEO_ID));
        return values ? new Recognition(0.8, "YouTube songs in the first of four or more columns") : Recognition.NONE;
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        return open(head, new Playlist("songs", head.baseName(), List.of(), Playlist.Kind.LIKED));
    }

    static LibraryReader open(FileHead head, Playlist playlist) throws IOException {
        CsvHead csv = CsvHead.of(head);
        List<@Nullable Field> fields = new ArrayList<>(List.of(Field.URI, Field.TITLE, Field.ALBUM));
        int artists = csv.names().size() - 3;
        for (int i = 0; i < artists; i++) {
            fields.add(artists == 1 ? Field.ARTISTS : Field.SINGLE_ARTIST);
        }
        return new CsvLibraryReader(head, csv, CsvLayout.byPosition(csv, fields, ",", playlist));
    }
}
