package io.segue.library;

import java.io.Closeable;
import java.io.IOException;

/**
 * Writes tracks in the order given, streaming: memory does not grow with the rows. Playlists may take turns; within each the order is
 * kept, duplicates included. The file appears whole once {@link #finish} returns; closing without that leaves nothing behind. Not
 * thread-safe.
 */
public interface LibraryWriter extends Closeable {

    /**
     * @return {@code false} where a program that reads the file will not find the audio, as the track names no location
     */
    boolean write(LibraryRow.Read row) throws IOException;

    /** Completes the file. */
    void finish() throws IOException;
}
