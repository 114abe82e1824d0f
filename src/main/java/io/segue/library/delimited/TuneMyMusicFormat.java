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

/** Any number of playlists in one CSV as TuneMyMusic writes it; the artist credit is kept whole, the ISRC is often blank. */
public final class TuneMyMusicFormat implements LibraryFormat {

    private static final Map<String, Field> COLUMNS = Map.of(
            "trackname", Field.TITLE,
            "artistname", Field.ARTISTS,
            "album", Field.ALBUM,
            "playlistname", Field.PLAYLIST,
            "isrc", Field.ISRC,
            "spotifyid", Field.SPOTIFY_ID,
            "appleid", Field.APPLE_ID);

    @Override
    public String name() {
        return "tunemymusic";
    }

    @Override
    public String shape() {
        return "CSV with the columns Track name, Artist name, Album, Playlist name, Type";
    }

    @Override
    public Recognition recognise(FileHead head) {
        return Recognition.certainIf(
                CsvHead.of(head).has("trackname", "artistname", "playlistname", "type"),
                "the columns Track name, Artist name, Playlist name, Type");
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        CsvHead csv = CsvHead.of(head);
        return new CsvLibraryReader(head, csv, CsvLayout.byName(csv, COLUMNS, null, Playlist.of(head.baseName())));
    }
}
