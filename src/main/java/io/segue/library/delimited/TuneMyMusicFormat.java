package io.segue.library.delimited;

import io.segue.library.LibraryReader;
import io.segue.library.LibraryWriter;
import io.segue.library.Playlist;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.WritableFormat;
import io.segue.library.field.Field;
import io.segue.library.field.TrackFields;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Any number of playlists in one CSV as TuneMyMusic writes it; the artist credit is kept whole, the ISRC is often blank. */
public final class TuneMyMusicFormat implements WritableFormat {

    private static final Map<String, Field> COLUMNS = Map.of(
            "trackname", Field.TITLE,
            "artistname", Field.ARTISTS,
            "album", Field.ALBUM,
            "playlistname", Field.PLAYLIST,
            "type", Field.TYPE,
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
        CsvLayout layout = CsvLayout.byName(csv, COLUMNS, null, Playlist.of(head.baseName()));
        return new CsvLibraryReader(head, csv, layout.withPlaylists(TuneMyMusicFormat::playlist));
    }

    /** Liked tracks are a list of their own, and so are albums, which are no tracks; artists, which have rows too, are in none. */
    private static @Nullable Playlist playlist(TrackFields row, Playlist file) {
        String type = String.valueOf(row.text(Field.TYPE)).toLowerCase(Locale.ROOT);
        Playlist named = CsvLayout.named(row, file);
        switch (type) {
            case "favorite", "favorites", "favourite", "liked" -> {
                return row.text(Field.PLAYLIST) == null
                        ? Playlist.LIKED_SONGS
                        : new Playlist("liked:" + named.name(), named.name(), named.folder(), Playlist.Kind.LIKED);
            }
            case "album" -> {
                row.complain("is a saved album as a whole, not a track");
                return Playlist.SAVED_ALBUMS;
            }
            case "artist" -> {
                row.complain("is an artist who is followed, not a track");
                return null;
            }
            default -> {
                return named;
            }
        }
    }

    @Override
    public String ending() {
        return ".csv";
    }

    @Override
    public boolean holdsManyPlaylists() {
        return true;
    }

    @Override
    public LibraryWriter create(Path file, String title) throws IOException {
        return new TuneMyMusicWriter(file);
    }
}
