package io.segue.library.lookup;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file written beside its place and moved there when it is complete; closing it before leaves nothing behind. What a killed process
 * left is taken over by the next one that writes to the same place.
 */
public final class AsideFile implements Closeable {

    private final Path place;
    private final Path aside;
    private final OutputStream out;
    private boolean finished;

    /**
     * @throws IOException also where the place is being written to already
     */
    public AsideFile(Path place) throws IOException {
        this.place = place.toAbsolutePath();
        this.aside = this.place.resolveSibling("." + this.place.getFileName() + ".part");
        FileChannel channel = FileChannel.open(aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock(channel);
            channel.truncate(0);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    /** Held until the channel is closed. */
    private void lock(FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException byThisProcess) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException(place + " is being written already; wait for that, or name another file");
        }
    }

    public OutputStream out() {
        return out;
    }

    /** Puts the file where it belongs, in place of what is there. */
    public void finish() throws IOException {
        out.flush();
        // Moved before it is closed: nobody else may take the lock while the file still lies aside.
        Files.move(aside, place, StandardCopyOption.REPLACE_EXISTING);
        finished = true;
        out.close();
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            Files.deleteIfExists(aside);
            out.close();
        }
    }
}
