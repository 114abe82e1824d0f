package io.segue.library.json;

import io.segue.library.LibraryFormat;
import io.segue.library.LibraryReader;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.regex.Pattern;

/** Liked songs and saved albums of Spotify's privacy export: {@code YourLibrary.json}. */
public final class SpotifyLibraryFormat implements LibraryFormat {

    private static final Pattern BEGINNING = Pattern.compile(
            "\\s*\\{\\s*\"(?:tracks|albums|shows|episodes|bannedTracks|artists)\"\\s*:\\s*\\[.*", Pattern.DOTALL);

    @Override
    public String name() {
        return "spotify-library";
    }

    @Override
    public String shape() {
        return "YourLibrary.json of Spotify's privacy export: a JSON object with tracks, albums, shows, episodes";
    }

    @Override
    public Recognition recognise(FileHead head) {
        return BEGINNING.matcher(head.text()).matches()
                ? new Recognition(0.9, "a JSON object with lists of tracks, albums, shows, episodes")
                : Recognition.NONE;
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        return new SpotifyLibraryReader(head);
    }
}
