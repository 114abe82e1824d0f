package io.segue.library.xml;

import io.segue.library.LibraryReader;
import io.segue.library.LibraryWriter;
import io.segue.library.ReadOptions;
import io.segue.library.Recognition;
import io.segue.library.WritableFormat;
import io.segue.library.lookup.CollectionTracks;
import io.segue.library.lookup.PlaylistsOrCollection;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.nio.file.Path;

/** Collection and playlists as Traktor keeps them in {@code collection.nml} and exports them. */
public final class NmlFormat implements WritableFormat {

    @Override
    public String name() {
        return "traktor";
    }

    @Override
    public String shape() {
        return "XML with the document element NML";
    }

    @Override
    public Recognition recognise(FileHead head) {
        return XmlHead.rootIs(head, "NML");
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        PlaylistsOrCollection.Opening collection =
                () -> new NmlReader(head, CollectionTracks.passedOn(head.baseName()));
        return options.view() == ReadOptions.View.COLLECTION
                ? collection.open()
                : new PlaylistsOrCollection(new NmlReader(head, CollectionTracks.kept(head.baseName())), collection);
    }

    @Override
    public String ending() {
        return ".nml";
    }

    @Override
    public boolean holdsManyPlaylists() {
        return true;
    }

    @Override
    public LibraryWriter create(Path file, String title) throws IOException {
        return new CollectionWriter(file, NmlDocument::write);
    }
}
