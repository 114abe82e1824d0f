package io.segue.library;

import java.io.IOException;

/** One kind of music file: knows its own content when it sees it, and reads it. Stateless. */
interface LibraryFormat {

    /** As written in job files, e.g. {@code exportify}. */
    String name();

    /** What such a file looks like, for the message that lists the known formats. */
    String shape();

    /**
     * How sure the format is that the file is its own, by content alone: 0 not at all, 1 certain. A specific format answers higher
     * than a general one that could read the file too.
     */
    double recognise(FileHead head);

    LibraryReader open(FileHead head) throws IOException;
}
