package io.segue.library.xml;

import io.segue.library.xml.TagScanner.Output;
import io.segue.library.xml.TagScanner.Tag;
import java.io.IOException;
import java.io.OutputStream;

/** Puts the new playlists into a copy of a collection file: into one of its folders of playlists, before all others in that. */
final class PlaylistInsertion implements TagScanner.Replacement {

    /**
     * How a program nests its playlists.
     *
     * @param document the document's element
     * @param counting the element that counts what is in a folder and holds it; the first within PLAYLISTS is the root folder's
     * @param count the attribute that does
     * @param before what opens a root folder with nothing but the new playlists, up to where they stand
     * @param after what closes it
     */
    record Dialect(String document, String counting, String count, String before, String after) {}

    /** Writes the new nodes. */
    @FunctionalInterface
    interface Nodes {
        void write(OutputStream out) throws IOException;
    }

    private final Dialect dialect;
    private final int ordinal;
    private final Nodes playlists;
    private boolean inPlaylists;
    private int counted;
    private boolean inserted;

    /**
     * @param ordinal which of the counting elements is the folder's, from 1
     */
    PlaylistInsertion(Dialect dialect, int ordinal, Nodes playlists) {
        this.dialect = dialect;
        this.ordinal = ordinal;
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
        } else if (inPlaylists && tag.isStart(dialect.counting())) {
            counted++;
            folder(tag, out);
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

    private void folder(Tag tag, Output out) throws IOException {
        if (counted < ordinal) {
            out.write(tag.text());
            return;
        }
        out.write(Tag.opened(tag.counted(dialect.count())));
        insert(out);
        out.write(tag.isEmptyElement() ? "</" + dialect.counting() + ">" : "");
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
