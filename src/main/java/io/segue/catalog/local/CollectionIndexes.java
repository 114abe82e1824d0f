package io.segue.catalog.local;

import io.segue.catalog.CatalogAnswerException;
import io.segue.library.LibraryFormatException;
import io.segue.library.LibraryFormats;
import io.segue.library.LibraryReader;
import io.segue.library.LibraryRow;
import io.segue.library.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * The indexes under one state directory, one per collection content. An index is written aside and renamed into place, so that it
 * exists whole or not at all, and any number of processes may build the same one.
 */
final class CollectionIndexes {

    /** Part of the path, so that a newer Segue never reads an older layout. */
    private static final String LAYOUT = "v1";

    private static final String UNFINISHED = "unfinished-";
    private static final Duration ABANDONED = Duration.ofHours(6);

    private final Path root;
    private final LibraryFormats formats = new LibraryFormats();

    CollectionIndexes(Path home) {
        this.root = home.resolve("index");
    }

    /**
     * @param sha256 of the collection's bytes, lower-case hex
     * @throws CatalogAnswerException not retryable, when the index must be built and the collection is missing, changed or unreadable
     */
    CollectionIndex open(Path collection, String sha256) throws IOException {
        Path parent = root.resolve(sha256);
        Path folder = parent.resolve(LAYOUT);
        if (!Files.isDirectory(folder)) {
            build(collection, sha256, parent, folder);
        }
        return CollectionIndex.open(folder);
    }

    private void build(Path collection, String sha256, Path parent, Path folder) throws IOException {
        requireUnchanged(collection, sha256);
        Files.createDirectories(parent);
        sweep(parent);
        Path aside = folder.resolveSibling(UNFINISHED + UUID.randomUUID());
        try {
            write(collection, aside);
            requireUnchanged(collection, sha256);
            publish(aside, folder);
        } finally {
            IOUtils.rm(aside);
        }
    }

    private void write(Path collection, Path folder) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(SearchText.ANALYZER).setRAMBufferSizeMB(32);
        Set<String> seen = new HashSet<>();
        try (LibraryReader rows = formats.open(collection, LibraryFormats.AUTO, ReadOptions.COLLECTION);
                Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, config)) {
            for (LibraryRow row = rows.next(); row != null; row = rows.next()) {
                if (row instanceof LibraryRow.Read read) {
                    String uri = LocalUri.of(read.track());
                    if (seen.add(uri)) {
                        writer.addDocument(TrackDocument.of(uri, read.track()));
                    }
                }
            }
            writer.forceMerge(1);
        } catch (LibraryFormatException e) {
            throw new CatalogAnswerException("The collection cannot be read: " + e.getMessage(), false);
        }
    }

    private static void publish(Path aside, Path folder) throws IOException {
        try {
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
            IOUtils.fsync(folder.getParent(), true);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) { // otherwise another process was faster, and its index is as good
                throw e;
            }
        }
    }

    /** Removes what killed builds left behind; a living build takes minutes at most. */
    private static void sweep(Path parent) throws IOException {
        Instant old = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(parent, UNFINISHED + "*")) {
            for (Path folder : unfinished) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(old)) {
                    IOUtils.rm(folder);
                }
            }
        } catch (NoSuchFileException e) {
            // another process swept it
        }
    }

    private static void requireUnchanged(Path collection, String sha256) throws IOException {
        if (!Files.isRegularFile(collection)) {
            throw new CatalogAnswerException(
                    "The collection " + collection
                            + " does not exist. Put the file back, or start a new batch with another one.",
                    false);
        }
        String found = sha256(collection);
        if (!found.equals(sha256)) {
            throw new CatalogAnswerException(
                    "The collection " + collection + " has changed since the batch was staged (SHA-256 " + found
                            + ", expected " + sha256
                            + "). Put the staged file back, or start a new batch over the new one.",
                    false);
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = LocalUri.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
