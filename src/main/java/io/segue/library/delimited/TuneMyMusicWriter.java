package io.segue.library.delimited;

import io.segue.library.CsvWriter;
import io.segue.library.LibraryRow;
import io.segue.library.LibraryWriter;
import io.segue.library.Playlist;
import io.segue.library.Track;
import io.segue.library.lookup.AsideFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes TuneMyMusic's columns, which other services import. */
final class TuneMyMusicWriter implements LibraryWriter {

    private static final String SPOTIFY = "spotify:track:";
    private static final String APPLE = "apple:track:";

    private final AsideFile file;
    private final CsvWriter csv;

    TuneMyMusicWriter(Path place) throws IOException {
        file = new AsideFile(place);
        csv = new CsvWriter(new OutputStreamWriter(file.out(), StandardCharsets.UTF_8));
        csv.row(List.of(
                "Track name", "Artist name", "Album", "Playlist name", "Type", "ISRC", "Spotify - id", "Apple - id"));
    }

    @Override
    public boolean write(LibraryRow.Read row) throws IOException {
        Track track = row.track();
        csv.row(Arrays.asList(
                track.title(),
                String.join(", ", track.artists()),
                track.album(),
                row.playlist().title(),
                row.playlist().kind() == Playlist.Kind.LIKED ? "Favorite" : "Playlist",
                track.isrc(),
                id(track, SPOTIFY),
                id(track, APPLE)));
        return true;
    }

    private static @Nullable String id(Track track, String prefix) {
        String uri = track.uri();
        return uri != null && uri.startsWith(prefix) ? uri.substring(prefix.length()) : null;
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
