package io.segue.catalog.local;

import io.segue.catalog.CatalogAnswerException;
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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.lucene.util.IOUtils;

/**
 * The indexes under one state directory, one per content of a collection file. An index is written aside and renamed into place, so that it
 * exists whole or not at all, and any number of processes may build the same one.
 */
final class CollectionIndexes {

    /** Part of the path, so that a newer Segue never reads an older layout. */
    private static final String LAYOUT = "v3";

    private static final Pattern CONTENT = Pattern.compile("[0-9a-f]{64}");
    private static final String UNFINISHED = "unfinished-";
    private static final Duration ABANDONED = Duration.ofHours(6);

    private final Path root;
    private final CollectionIndexer indexer = new CollectionIndexer();

    CollectionIndexes(Path home) {
        this.root = home.resolve("index");
    }

    /**
     * One collection of all these files. Only files of which there is no index yet are read.
     *
     * @throws CatalogAnswerException not retryable, when an index must be built and its file is missing, changed or unreadable
     */
    CollectionIndex open(List<CollectionFile> files) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (CollectionFile file : files) {
            Path parent = root.resolve(file.sha256());
            Path folder = parent.resolve(LAYOUT);
            if (!Files.isDirectory(folder)) {
                build(file.path(), file.sha256(), parent, folder);
            }
            folders.add(folder);
        }
        return CollectionIndex.open(folders);
    }

    private void build(Path collection, String sha256, Path parent, Path folder) throws IOException {
        requireUnchanged(collection, sha256);
        Files.createDirectories(parent);
        sweep(parent);
        Path aside = folder.resolveSibling(UNFINISHED + UUID.randomUUID());
        try {
            indexer.write(collection, aside);
            requireUnchanged(collection, sha256);
            publish(aside, folder);
        } finally {
            IOUtils.rm(aside);
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

    /** Removes the indexes of contents that are not needed; first out of sight, so that whoever opens one finds it whole or not at all. */
    int sweep(Set<String> needed, Instant before) throws IOException {
        int swept = 0;
        if (!Files.isDirectory(root)) {
            return swept;
        }
        try (DirectoryStream<Path> contents = Files.newDirectoryStream(
                root, entry -> CONTENT.matcher(entry.getFileName().toString()).matches())) {
            for (Path content : contents) {
                boolean old = Files.getLastModifiedTime(content).toInstant().isBefore(before);
                if (old && !needed.contains(content.getFileName().toString())) {
                    Path aside = root.resolve(UNFINISHED + UUID.randomUUID());
                    Files.move(content, aside, StandardCopyOption.ATOMIC_MOVE);
                    swept++;
                }
            }
        }
        try (DirectoryStream<Path> aside = Files.newDirectoryStream(root, UNFINISHED + "*")) {
            for (Path folder : aside) {
                IOUtils.rm(folder);
            }
        }
        return swept;
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
