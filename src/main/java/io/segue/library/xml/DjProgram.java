package io.segue.library.xml;

import io.segue.library.CollectionCopy;
import io.segue.library.lookup.CollectionSpool;
import io.segue.library.lookup.PlaylistTree;
import io.segue.library.source.FileHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A DJ program whose collection file Segue can give back with playlists added. */
public enum DjProgram {
    REKORDBOX(
            "rekordbox",
            new PlaylistInsertion.Dialect(
                    "DJ_PLAYLISTS", "NODE", "Count", "<NODE Type=\"0\" Name=\"ROOT\" Count=\"1\">", "</NODE>")) {
        @Override
        void key(XmlCursor xml, BiConsumer<String, String> keys) {
            String location = xml.isStart("TRACK") ? xml.attribute("Location") : null;
            String id = location == null ? null : xml.attribute("TrackID");
            if (location != null && id != null) {
                keys.accept(location, id);
            }
        }

        @Override
        @Nullable String folder(XmlCursor xml) {
            return "0".equals(xml.attribute("Type")) ? xml.attribute("Name") : null;
        }

        @Override
        void playlists(XmlOutput xml, PlaylistTree tree, CollectionSpool rows, TrackKeys keys) throws IOException {
            RekordboxDocument.contents(xml, tree, rows, keys);
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
        void key(XmlCursor xml, BiConsumer<String, String> keys) {
            if (xml.isStart("LOCATION")) {
                NmlLocation location =
                        NmlLocation.of(xml.attribute("VOLUME"), xml.attribute("DIR"), xml.attribute("FILE"));
                keys.accept(location.path(), location.key());
            }
        }

        @Override
        @Nullable String folder(XmlCursor xml) {
            return "FOLDER".equals(xml.attribute("TYPE")) ? xml.attribute("NAME") : null;
        }

        @Override
        void playlists(XmlOutput xml, PlaylistTree tree, CollectionSpool rows, TrackKeys keys) throws IOException {
            NmlDocument.contents(xml, tree, rows, keys);
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
    public CollectionCopy copy(FileHead collection, Path copy, List<String> folder) throws IOException {
        return new DjCollectionCopy(collection, this, copy, folder);
    }

    PlaylistInsertion.Dialect dialect() {
        return dialect;
    }

    /** Tells where the track of the current start tag lies and what playlists call it, if it is one. */
    abstract void key(XmlCursor xml, BiConsumer<String, String> keys);

    /** Name of the folder that begins with the current start tag, {@code null} where none does. */
    abstract @Nullable String folder(XmlCursor xml);

    /** Writes the folders and playlists of the tree. */
    abstract void playlists(XmlOutput xml, PlaylistTree tree, CollectionSpool rows, TrackKeys keys) throws IOException;
}
