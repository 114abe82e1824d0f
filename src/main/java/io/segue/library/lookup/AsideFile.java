package io.segue.library.lookup;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file written beside its place and moved there when it is complete; closing it before leaves nothing behind. */
public final class AsideFile implements Closeable {

    private final Path place;
    private final Path aside;
    private final OutputStream out;

    public AsideFile(Path place) throws IOException {
        this.place = place.toAbsolutePath();
        this.aside = Files.createTempFile(this.place.getParent(), ".segue-", ".part");
        this.out = new BufferedOutputStream(Files.newOutputStream(aside), 1 << 16);
    }

    public OutputStream out() {
        return out;
    }

    /** Puts the file where it belongs, in place of what is there. */
    public void finish() throws IOException {
        out.close();
        Files.move(aside, place, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(aside);
    }
}
