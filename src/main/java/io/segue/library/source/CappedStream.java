package io.segue.library.source;

import io.segue.library.LibraryFormatException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Decompressed bytes, up to the limits; damage and excess end in an error that names the archive's entry. */
final class CappedStream extends FilterInputStream {

    private final String name;
    private final long compressed;
    private final ArchiveLimits limits;
    private long bytes;

    /**
     * @param compressed size before decompression, at least 1
     */
    CappedStream(InputStream in, String name, long compressed, ArchiveLimits limits) {
        super(in);
        this.name = name;
        this.compressed = Math.max(1, compressed);
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        } catch (ZipException | EOFException damaged) {
            throw new LibraryFormatException(
                    name,
                    1,
                    "the archive is damaged or incomplete after " + bytes + " bytes (" + damaged.getMessage()
                            + "); download it again",
                    damaged);
        }
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long more) throws LibraryFormatException {
        bytes += more;
        if (bytes > limits.bytes()) {
            throw new LibraryFormatException(
                    name, 1, "unpacks to more than " + limits.bytes() + " bytes; unpack it yourself if it is genuine");
        }
        if (bytes > ArchiveLimits.RATIO_FROM && bytes / compressed > limits.ratio()) {
            throw new LibraryFormatException(
                    name,
                    1,
                    "unpacks to more than " + limits.ratio()
                            + " times its size, as only made-up archives do; unpack it yourself if it is genuine");
        }
    }
}
