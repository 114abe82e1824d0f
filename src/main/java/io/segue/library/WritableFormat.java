package io.segue.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** A format that can be written, too. */
public interface WritableFormat extends LibraryFormat {

    /** How its files are called, with the dot; one of {@link #endings}. */
    String ending();

    /** Every ending by which a file to be written is known as this format, with the dot. */
    default Set<String> endings() {
        return Set.of(ending());
    }

    /** Whether one file holds any number of playlists; otherwise each gets a file of its own. */
    boolean holdsManyPlaylists();

    /**
     * Creates a file; the writer must be closed for it to be complete.
     *
     * @param title of the one playlist, where the format {@linkplain #holdsManyPlaylists holds one}
     */
    LibraryWriter create(Path file, String title) throws IOException;
}
