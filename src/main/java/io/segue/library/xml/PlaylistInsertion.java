package io.segue.library.xml;

import io.segue.library.xml.TagScanner.Output;
import io.segue.library.xml.TagScanner.Tag;
import java.io.IOException;
import java.io.OutputStream;

/** Where the new playlists go into a copy of a collection file: into the root folder of its playlists, before all others. */
final class PlaylistInsertion implements TagScanner.Replacement {

    /**
     * How a program nests its playlists.
     *
     * @param document the document's element
     * @param root the element that counts what is in the root folder and holds it; the first of its name within PLAYLISTS
     * @param count attribute that counts what is in the root folder
     * @param before what opens a root folder with nothing but the new playlists, up to where they stand
     * @param after what closes it
     */
    record Dialect(String document, String root, String count, String before, String after) {}

    /** Writes the new nodes. */
    @FunctionalInterface
    interface Nodes {
        void write(OutputStream out) throws IOException;
    }

    private final Dialect dialect;
    private final Nodes playlists;
    private boolean inPlaylists;
    private boolean inserted;

    PlaylistInsertion(Dialect dialect, Nodes playlists) {
        this.dialect = dialect;
        this.playlists = playlists;
    }

    boolean inserted() {
        return inserted;
    }

    @Override
    public void write(Tag tag, Output out) throws IOException {
        if (inserted) {
            out.write(tag.text());
        } else if (tag.isStart("PLAYLISTS")) {
            inPlaylists = true;
            out.write(Tag.opened(tag.text()));
            if (tag.isEmptyElement()) {
                rootFolder(out);
                out.write("</PLAYLISTS>");
            }
        } else if (inPlaylists && tag.isStart(dialect.root())) {
            out.write(Tag.opened(tag.counted(dialect.count())));
            insert(out);
            out.write(tag.isEmptyElement() ? "</" + dialect.root() + ">" : "");
        } else if (tag.isEnd("PLAYLISTS")) {
            rootFolder(out);
            out.write(tag.text());
        } else if (tag.isEnd(dialect.document())) {
            out.write("<PLAYLISTS>");
            rootFolder(out);
            out.write("</PLAYLISTS>" + tag.text());
        } else {
            out.write(tag.text());
        }
    }

    private void rootFolder(Output out) throws IOException {
        out.write(dialect.before());
        insert(out);
        out.write(dialect.after());
    }

    private void insert(Output out) throws IOException {
        inserted = true;
        playlists.write(out.stream());
    }
}
