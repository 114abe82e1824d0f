package io.segue.library.xml;

import io.segue.library.LibraryReader;
import io.segue.library.lookup.CollectionTracks;
import io.segue.library.source.FileHead;
import java.io.IOException;

/** Collection and playlists in the XML that rekordbox exports and imports, and Engine DJ and Lexicon read. */
public final class RekordboxFormat extends DjProgramFormat {

    public RekordboxFormat() {
        super("rekordbox", "DJ_PLAYLISTS", ".xml");
    }

    @Override
    LibraryReader read(FileHead head, CollectionTracks tracks) throws IOException {
        return new RekordboxReader(head, tracks);
    }

    @Override
    CollectionWriter.Document document() {
        return RekordboxDocument::write;
    }
}
