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
import java.util.Set;

/** One playlist as Soundiiz writes it, with commas or semicolons, numbered or not. The artist credit is kept whole. */
public final class SoundiizFormat implements LibraryFormat {

    private static final Map<String, Field> COLUMNS = Map.of(
            "title", Field.TITLE,
            "artist", Field.ARTISTS,
            "album", Field.ALBUM,
            "isrc", Field.ISRC,
            "url", Field.URI,
            "addeddate", Field.ADDED,
            "addedat", Field.ADDED);
    private static final Set<String> KNOWN =
            Set.of("index", "title", "artist", "album", "isrc", "addeddate", "addedat", "addedby", "url");

    @Override
    public String name() {
        return "soundiiz";
    }

    @Override
    public String shape() {
        return "CSV with the columns title, artist, album, isrc and hardly any other";
    }

    @Override
    public Recognition recognise(FileHead head) {
        CsvHead csv = CsvHead.of(head);
        boolean all = csv.has("title", "artist", "album", "isrc") && KNOWN.containsAll(csv.plainNames());
        boolean lowerCase = csv.names().contains("title");
        return all && lowerCase
                ? new Recognition(0.9, "the columns " + String.join(", ", csv.names()) + " and no other")
                : Recognition.NONE;
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        CsvHead csv = CsvHead.of(head);
        return new CsvLibraryReader(head, csv, CsvLayout.byName(csv, COLUMNS, null, Playlist.of(head.baseName())));
    }
}
