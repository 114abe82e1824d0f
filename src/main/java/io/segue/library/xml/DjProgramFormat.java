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

/** What the collection files of DJ programs have in common: known by their document element, a collection and playlists of it. */
abstract class DjProgramFormat implements WritableFormat {

    private final String name;
    private final String documentElement;
    private final String ending;

    DjProgramFormat(String name, String documentElement, String ending) {
        this.name = name;
        this.documentElement = documentElement;
        this.ending = ending;
    }

    abstract LibraryReader read(FileHead head, CollectionTracks tracks) throws IOException;

    abstract CollectionWriter.Document document();

    @Override
    public String name() {
        return name;
    }

    @Override
    public String shape() {
        return "XML with the document element " + documentElement;
    }

    @Override
    public Recognition recognise(FileHead head) {
        return XmlHead.rootIs(head, documentElement);
    }

    @Override
    public LibraryReader open(FileHead head, ReadOptions options) throws IOException {
        return PlaylistsOrCollection.of(options.view(), head.baseName(), tracks -> read(head, tracks));
    }

    @Override
    public String ending() {
        return ending;
    }

    @Override
    public boolean holdsManyPlaylists() {
        return true;
    }

    @Override
    public LibraryWriter create(Path file, String title) throws IOException {
        return new CollectionWriter(file, document());
    }
}
