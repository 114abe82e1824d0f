package io.segue.library;

import java.io.IOException;
import java.util.regex.Pattern;

/** The collection in the XML that rekordbox exports, and Engine DJ and Lexicon read. */
final class RekordboxFormat implements LibraryFormat {

    private static final Pattern ROOT = Pattern.compile("<DJ_PLAYLISTS[\\s>]");

    @Override
    public String name() {
        return "rekordbox";
    }

    @Override
    public String shape() {
        return "XML with the root DJ_PLAYLISTS";
    }

    @Override
    public double recognise(FileHead head) {
        return head.text().stripLeading().startsWith("<")
                        && ROOT.matcher(head.text()).find()
                ? 1
                : 0;
    }

    @Override
    public LibraryReader open(FileHead head) throws IOException {
        return new RekordboxReader(head);
    }
}
