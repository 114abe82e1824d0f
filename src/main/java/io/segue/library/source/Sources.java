package io.segue.library.source;

import io.segue.library.LibraryFormatException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files behind one path: itself, or everything in it if it is an archive (zip, gzip, and those in each other), known by content.
 * Entries are read in place and never written under their own names; only nested archives are copied, to temporary files that closing
 * removes.
 */
public final class Sources implements Closeable {

    private final ArchiveLimits limits;
    private final List<LibrarySource> all = new ArrayList<>();
    private final Deque<Closeable> resources = new ArrayDeque<>();
    private long copied;

    private Sources(ArchiveLimits limits) {
        this.limits = limits;
    }

    public static Sources of(Path file) throws IOException {
        return of(file, ArchiveLimits.STANDARD);
    }

    static Sources of(Path file, ArchiveLimits limits) throws IOException {
        Sources sources = new Sources(limits);
        try {
            FileSource plain = new FileSource(file);
            switch (Packing.of(plain)) {
                case NONE -> sources.all.add(plain);
                case GZIP -> sources.gzip(plain, Files.size(file), 1);
                case ZIP -> sources.zip(file, file.toString(), 1);
            }
            return sources;
        } catch (IOException | RuntimeException e) {
            sources.close();
            throw e;
        }
    }

    /** In the archive's order. */
    public List<LibrarySource> all() {
        return List.copyOf(all);
    }

    private void gzip(LibrarySource packed, long size, int depth) throws IOException {
        LibrarySource unpacked = new Entry(packed.name(), size, () -> new GZIPInputStream(packed.open(), 1 << 16));
        add(unpacked, size, depth);
    }

    private void zip(Path file, String shown, int depth) throws IOException {
        if (depth > limits.depth()) {
            throw new LibraryFormatException(
                    shown, 1, "is an archive in an archive more than " + limits.depth() + " deep; unpack it yourself");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | EOFException damaged) {
            throw new LibraryFormatException(
                    shown,
                    1,
                    "the archive is damaged or incomplete (" + damaged.getMessage() + "); download it again",
                    damaged);
        }
        resources.push(zip);
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (!entry.isDirectory() && !isSystemFile(entry.getName())) {
                add(
                        new Entry(shown + "!/" + entry.getName(), entry.getCompressedSize(), () -> open(zip, entry)),
                        entry.getCompressedSize(),
                        depth);
            }
        }
    }

    private static InputStream open(ZipFile zip, ZipEntry entry) throws IOException {
        InputStream in = zip.getInputStream(entry);
        if (in == null) {
            throw new ZipException("no such entry");
        }
        return in;
    }

    /** What macOS adds to archives it packs. */
    private static boolean isSystemFile(String entry) {
        String name = entry.substring(entry.lastIndexOf('/') + 1);
        return entry.startsWith("__MACOSX/") || name.startsWith("._") || name.equals(".DS_Store");
    }

    private void add(LibrarySource source, long compressed, int depth) throws IOException {
        switch (Packing.of(source)) {
            case NONE -> {
                if (all.size() >= limits.entries()) {
                    throw new LibraryFormatException(
                            source.name(), 1, "is one of more than " + limits.entries() + " files; unpack it yourself");
                }
                all.add(source);
            }
            case GZIP -> {
                if (depth >= limits.depth()) {
                    throw new LibraryFormatException(
                            source.name(), 1, "is packed more than " + limits.depth() + " times; unpack it yourself");
                }
                gzip(source, compressed, depth + 1);
            }
            case ZIP -> {
                TemporaryFile copy = new TemporaryFile(".zip");
                resources.push(copy);
                copy(source, copy.path());
                zip(copy.path(), source.name(), depth + 1);
                copy.opened();
            }
        }
    }

    private void copy(LibrarySource nested, Path copy) throws IOException {
        try (InputStream in = nested.open()) {
            copied += Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        if (copied > limits.bytes()) {
            throw new LibraryFormatException(
                    nested.name(), 1, "unpacks to more than " + limits.bytes() + " bytes; unpack it yourself");
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    /** A part of the archive; its siblings are all parts. */
    private final class Entry implements LibrarySource {

        private final String name;
        private final long compressed;
        private final Opening opening;

        Entry(String name, long compressed, Opening opening) {
            this.name = name;
            this.compressed = compressed;
            this.opening = opening;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public InputStream open() throws IOException {
            try {
                return new BufferedInputStream(new CappedStream(opening.open(), name, compressed, limits), 1 << 16);
            } catch (ZipException | EOFException damaged) {
                throw new LibraryFormatException(
                        name,
                        1,
                        "cannot be unpacked (" + damaged.getMessage()
                                + "); download the archive again, without password",
                        damaged);
            }
        }

        @Override
        public List<LibrarySource> siblings() {
            return all();
        }
    }
}
