package io.segue.library.json;

import io.segue.library.LibraryFormat;
import io.segue.library.LibraryFormatException;
import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.lookup.CollectionTracks;
import io.segue.library.source.FileHead;
import io.segue.library.source.LibrarySource;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The playlists of Apple's privacy export, {@code Apple Music Library Playlists.json}; they refer to the tracks in a second file of the
 * same export.
 */
public final class ApplePlaylistsFormat implements LibraryFormat {

    private static final Pattern BEGINNING = Pattern.compile(
            "\\s*\\[\\s*\\{[^}]*?\"(?:Container Identifier|Playlist Item Identifiers)\"\\s*:.*", Pattern.DOTALL);

    @Override
    public String name() {
        return "apple-playlists";
    }

    @Override
    public String shape() {
        return "Apple Music Library Playlists.json of Apple's privacy export: a JSON array with Playlist Item Identifiers";
    }

    @Override
    public Recognition recognise(FileHead head) {
        return Recognition.certainIf(
                BEGINNING.matcher(head.text()).matches(),
                "a JSON array of objects with \"Container Identifier\" or \"Playlist Item Identifiers\"");
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        CollectionTracks tracks = options.view() == ReadOptions.View.COLLECTION
                ? CollectionTracks.passedOn(head.baseName())
                : CollectionTracks.kept(head.baseName());
        try {
            if (tracks.wantsPlaylists()) {
                keep(tracks(head), tracks);
            }
            return new ApplePlaylistsReader(head, tracks);
        } catch (IOException | RuntimeException e) {
            tracks.close();
            throw e;
        }
    }

    private static FileHead tracks(FileHead head) throws IOException {
        for (LibrarySource sibling : head.source().siblings()) {
            if (sibling.fileName().toLowerCase(Locale.ROOT).endsWith(".json")) {
                FileHead candidate = FileHead.read(sibling);
                if (new AppleTracksFormat().recognise(candidate).confidence() > 0) {
                    return candidate;
                }
            }
        }
        throw new LibraryFormatException(
                head.name(),
                1,
                "its tracks are not beside it; name the whole export, or unpack \"Apple Music Library Tracks.json\" to the same folder");
    }

    private static void keep(FileHead file, CollectionTracks tracks) throws IOException {
        try (AppleTracksReader rows = new AppleTracksReader(file, tracks.collection())) {
            for (LibraryRow row = rows.next(); row != null; row = rows.next()) {
                var kept = tracks.track(row, rows.identifier());
            }
        }
    }
}
