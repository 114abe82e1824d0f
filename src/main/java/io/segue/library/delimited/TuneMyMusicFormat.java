package io.segue.library;

import java.io.IOException;
import java.util.Map;

/** Any number of playlists in one CSV as TuneMyMusic writes it; the artist credit is kept whole, the ISRC is often blank. */
final class TuneMyMusicFormat implements LibraryFormat {

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
    public double recognise(FileHead head) {
        return head.csv().has("trackname", "artistname", "playlistname", "type") ? 1 : 0;
    }

    @Override
    public LibraryReader open(FileHead head) throws IOException {
        return new CsvLibraryReader(head, new CsvLayout(COLUMNS, null, head.baseName()));
    }
}
