package io.segue.library.json;

import io.segue.library.LibraryFormat;
import io.segue.library.LibraryReader;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.regex.Pattern;

/** Playlists of Spotify's privacy export: {@code Playlist1.json} and its like. */
public final class SpotifyPlaylistsFormat implements LibraryFormat {

    private static final Pattern BEGINNING = Pattern.compile("\\s*\\{\\s*\"playlists\"\\s*:\\s*\\[.*", Pattern.DOTALL);

    @Override
    public String name() {
        return "spotify-playlists";
    }

    @Override
    public String shape() {
        return "Playlist1.json of Spotify's privacy export: a JSON object with playlists and their items";
    }

    @Override
    public Recognition recognise(FileHead head) {
        return Recognition.certainIf(
                BEGINNING.matcher(head.text()).matches(), "a JSON object \"playlists\" with an array");
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        return new SpotifyPlaylistsReader(head);
    }
}
