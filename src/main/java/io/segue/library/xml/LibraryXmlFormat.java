package io.segue.library.xml;

import io.segue.library.LibraryFormat;
import io.segue.library.LibraryReader;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.lookup.PlaylistsOrCollection;
import io.segue.library.source.FileHead;
import java.io.IOException;

/** Library and playlists as iTunes and Apple Music export them: a property list. */
public final class LibraryXmlFormat implements LibraryFormat {

    @Override
    public String name() {
        return "itunes";
    }

    @Override
    public String shape() {
        return "Library.xml of iTunes or Apple Music: a property list with Tracks and Playlists";
    }

    @Override
    public Recognition recognise(FileHead head) {
        boolean library = head.text().contains("<key>Tracks</key>")
                || head.text().contains("<key>Playlists</key>")
                || head.text().contains("<key>Library Persistent ID</key>");
        return library ? XmlHead.rootIs(head, "plist") : Recognition.NONE;
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        return PlaylistsOrCollection.of(options.view(), head.baseName(), tracks -> new LibraryXmlReader(head, tracks));
    }
}
