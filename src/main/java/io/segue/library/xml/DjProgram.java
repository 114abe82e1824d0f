package io.segue.library.xml;

import io.segue.library.LibraryWriter;
import io.segue.library.lookup.CollectionSpool;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A DJ program whose collection file Segue can give back with playlists added. */
public enum DjProgram {
    REKORDBOX(
            "rekordbox",
            new PlaylistInsertion.Dialect(
                    "DJ_PLAYLISTS", "NODE", "Count", "<NODE Type=\"0\" Name=\"ROOT\" Count=\"1\">", "</NODE>")) {
        @Override
        void keys(XmlCursor xml, BiConsumer<String, String> keys) throws IOException {
            while (xml.nextTag()) {
                String location = xml.isStart("TRACK") ? xml.attribute("Location") : null;
                String id = location == null ? null : xml.attribute("TrackID");
                if (location != null && id != null) {
                    keys.accept(location, id);
                }
            }
        }

        @Override
        void playlists(XmlOutput xml, CollectionSpool rows, TrackKeys keys) throws IOException {
            RekordboxDocument.contents(xml, rows.tree(), rows, keys);
        }
    },
    TRAKTOR(
            "Traktor",
            new PlaylistInsertion.Dialect(
                    "NML",
                    "SUBNODES",
                    "COUNT",
                    "<NODE TYPE=\"FOLDER\" NAME=\"$ROOT\"><SUBNODES COUNT=\"1\">",
                    "</SUBNODES></NODE>")) {
        @Override
        void keys(XmlCursor xml, BiConsumer<String, String> keys) throws IOException {
            while (xml.nextTag()) {
                if (xml.isStart("LOCATION")) {
                    NmlLocation location =
                            NmlLocation.of(xml.attribute("VOLUME"), xml.attribute("DIR"), xml.attribute("FILE"));
                    keys.accept(location.path(), location.key());
                }
            }
        }

        @Override
        void playlists(XmlOutput xml, CollectionSpool rows, TrackKeys keys) throws IOException {
            NmlDocument.contents(xml, rows.tree(), rows, keys);
        }
    };

    private final String program;
    private final PlaylistInsertion.Dialect dialect;

    DjProgram(String program, PlaylistInsertion.Dialect dialect) {
        this.program = program;
        this.dialect = dialect;
    }

    /** The program whose collection it is. */
    public static Optional<DjProgram> of(FileHead head) {
        for (DjProgram program : values()) {
            boolean readable = !head.encoding().charset().equals(StandardCharsets.UTF_16LE)
                    && !head.encoding().charset().equals(StandardCharsets.UTF_16BE);
            if (readable && XmlHead.rootIs(head, program.dialect.document()).confidence() > 0) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    /** As people call it. */
    public String program() {
        return program;
    }

    /** A copy of the collection with what is written to it, in these folders. */
    public LibraryWriter copy(FileHead collection, Path copy, List<String> folder) throws IOException {
        return new DjCollectionCopy(collection, this, copy, folder);
    }

    PlaylistInsertion.Dialect dialect() {
        return dialect;
    }

    /** Tells for every track where it lies and what playlists call it. */
    abstract void keys(XmlCursor xml, BiConsumer<String, String> keys) throws IOException;

    /** Writes the folders and playlists. */
    abstract void playlists(XmlOutput xml, CollectionSpool rows, TrackKeys keys) throws IOException;
}
