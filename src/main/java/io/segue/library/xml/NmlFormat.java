package io.segue.library.xml;

import io.segue.library.LibraryReader;
import io.segue.library.lookup.CollectionTracks;
import io.segue.library.source.FileHead;
import java.io.IOException;

/** Collection and playlists as Traktor keeps them in {@code collection.nml} and exports them. */
public final class NmlFormat extends DjProgramFormat {

    public NmlFormat() {
        super("traktor", "NML", ".nml");
    }

    @Override
    LibraryReader read(FileHead head, CollectionTracks tracks) throws IOException {
        return new NmlReader(head, tracks);
    }

    @Override
    CollectionWriter.Document document() {
        return NmlDocument::write;
    }
}
