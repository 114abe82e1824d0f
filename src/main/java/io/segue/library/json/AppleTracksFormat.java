package io.segue.library.json;

import io.segue.library.LibraryFormat;
import io.segue.library.LibraryReader;
import io.segue.library.Playlist;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The tracks of Apple's privacy export, {@code Apple Music Library Tracks.json}: a collection. As playlists it is the list of everything,
 * which Apple keeps itself.
 */
public final class AppleTracksFormat implements LibraryFormat {

    private static final Pattern BEGINNING =
            Pattern.compile("\\s*\\[\\s*\\{[^}]*?\"Track Identifier\"\\s*:.*", Pattern.DOTALL);

    @Override
    public String name() {
        return "apple-tracks";
    }

    @Override
    public String shape() {
        return "Apple Music Library Tracks.json of Apple's privacy export: a JSON array of objects with Track Identifier";
    }

    @Override
    public Recognition recognise(FileHead head) {
        return Recognition.certainIf(
                BEGINNING.matcher(head.text()).matches(), "a JSON array of objects with \"Track Identifier\"");
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        Playlist all = options.view() == ReadOptions.View.COLLECTION
                ? Playlist.collection(head.baseName())
                : new Playlist("library", "Library", List.of(), Playlist.Kind.BUILT_IN);
        return new AppleTracksReader(head, all);
    }
}
