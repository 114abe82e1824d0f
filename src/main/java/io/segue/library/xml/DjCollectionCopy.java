package io.segue.library.xml;

import io.segue.library.CollectionCopy;
import io.segue.library.LibraryFormatException;
import io.segue.library.LibraryRow;
import io.segue.library.Playlist;
import io.segue.library.field.AudioLocation;
import io.segue.library.lookup.AsideFile;
import io.segue.library.lookup.CollectionSpool;
import io.segue.library.lookup.DiskStore;
import io.segue.library.lookup.PlaylistTree;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Copies a collection file byte for byte and adds playlists to the copy; they name tracks as the collection does. */
final class DjCollectionCopy implements CollectionCopy {

    /** Of a node in the root folder. */
    private static final int DEPTH = 3;

    private final FileHead collection;
    private final DjProgram program;
    private final Path copy;
    private final PlaylistPlace place;
    private final DiskStore disk = new DiskStore();
    private final Map<String, String> keys = disk.map("keys");
    private final CollectionSpool rows = new CollectionSpool();

    /**
     * @param folder the folders new playlists go into, outermost first
     */
    DjCollectionCopy(FileHead collection, DjProgram program, Path copy, List<String> folder) throws IOException {
        this.collection = collection;
        this.program = program;
        this.copy = copy;
        this.place = new PlaylistPlace(folder, program.dialect().counting());
        try (XmlCursor xml = new XmlCursor(collection)) {
            read(xml);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void read(XmlCursor xml) throws IOException {
        while (xml.nextTag()) {
            if (xml.isStart()) {
                program.key(xml, (location, key) -> keys.putIfAbsent(AudioLocation.path(location), key));
                place.started(xml.element(), program.folder(xml));
            } else {
                place.ended(xml.element());
            }
        }
    }

    @Override
    public List<String> folder() {
        return place.folder();
    }

    @Override
    public boolean write(LibraryRow.Read row) {
        if (key(row.track().location()) == null) {
            return false;
        }
        List<String> within = new ArrayList<>(folder());
        within.addAll(row.playlist().folder());
        Playlist placed = row.playlist().in(within);
        rows.add(new LibraryRow.Read(row.line(), placed, row.track(), row.added()));
        return true;
    }

    private @Nullable String key(@Nullable String location) {
        return location == null ? null : keys.get(AudioLocation.path(location));
    }

    @Override
    public void finish() throws IOException {
        try (InputStream in = collection.source().open();
                AsideFile aside = new AsideFile(copy)) {
            if (rows.tree().size() == 0) {
                in.transferTo(aside.out());
            } else {
                copy(in, aside.out());
            }
            aside.finish();
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        PlaylistInsertion insertion = new PlaylistInsertion(program.dialect(), place.ordinal(), this::playlists);
        new TagScanner(in, out, insertion).copy();
        if (!insertion.inserted()) {
            throw new LibraryFormatException(
                    collection.name(),
                    1,
                    "the end of " + program.dialect().document() + " is missing; export the collection again");
        }
    }

    private void playlists(OutputStream out) throws IOException {
        // ASCII with character references is right in every encoding that has ASCII as its subset.
        XmlOutput xml = new XmlOutput(out, "US-ASCII", DEPTH + place.existing());
        PlaylistTree tree = rows.tree();
        for (String folder : folder().subList(0, place.existing())) {
            tree = Objects.requireNonNull(tree.folders().get(folder));
        }
        program.playlists(
                xml,
                tree,
                rows,
                number -> Objects.requireNonNull(key(rows.track(number).track().location())));
        xml.flush();
    }

    @Override
    public void close() throws IOException {
        try (disk) {
            rows.close();
        }
    }
}
