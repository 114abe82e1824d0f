package io.segue.library.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The bytes of one file, readable again and again: a plain file, or what lies in an archive. */
public interface LibrarySource {

    /** The file as a user would name it; within archives {@code export.zip!/folder/list.csv}. */
    String name();

    /** From the beginning, decompressed; the caller closes it. */
    InputStream open() throws IOException;

    /** Files that came with this one: the rest of its folder or archive. Some exports spread one library over several. */
    List<LibrarySource> siblings() throws IOException;

    /** The last part of the name. */
    default String fileName() {
        return name().substring(Math.max(name().lastIndexOf('/'), name().lastIndexOf('\\')) + 1);
    }

    /** The file's name without its extension. */
    default String baseName() {
        String name = fileName().replaceFirst("(?i)\\.gz$", "");
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
