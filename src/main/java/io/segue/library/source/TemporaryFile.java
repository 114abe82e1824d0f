package io.segue.library.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary file that does not outlive the process, however that ends: once it is open its name is removed, and the system frees it
 * with the last handle. Where a system refuses that, closing removes it.
 */
public final class TemporaryFile implements Closeable {

    private final Path path;

    public TemporaryFile(String ending) throws IOException {
        path = Files.createTempFile("segue-", ending);
    }

    public Path path() {
        return path;
    }

    /** To be called once a handle is held that all further reading and writing goes through. */
    public void opened() throws IOException {
        try {
            Files.deleteIfExists(path);
        } catch (FileSystemException inUse) {
            // Windows does not let go of the name of an open file: it goes on closing.
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
