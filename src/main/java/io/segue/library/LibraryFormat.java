package io.segue.library;

import io.segue.library.source.FileHead;
import java.io.IOException;

/** One kind of music file: knows its own content when it sees it, and reads it. Stateless. */
public interface LibraryFormat {

    /** As written in job files, e.g. {@code exportify}. */
    String name();

    /** What such a file looks like, for the message that lists the known formats. */
    String shape();

    Recognition recognise(FileHead head);

    /** Opens the file from its beginning. */
    LibraryReader open(FileHead head, ReadOptions options) throws IOException;
}
