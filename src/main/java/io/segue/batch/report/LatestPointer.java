package io.segue.batch.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@code latest} pointing at the report written last: a relative link, or {@code latest.txt} where there are no links. Replaced
 * by one rename, so it always points somewhere, and never in place of anything that is not such a pointer.
 */
final class LatestPointer {

    private static final Logger LOG = LoggerFactory.getLogger(LatestPointer.class);
    private static final int LONGEST_NAME = 255;

    private final Links links;

    LatestPointer() {
        this(Files::createSymbolicLink);
    }

    LatestPointer(Links links) {
        this.links = links;
    }

    /** How a file system makes a symbolic link. */
    @FunctionalInterface
    interface Links {
        Path create(Path link, Path target) throws IOException;
    }

    /** Never fails: the report is there, pointer or not. */
    void pointTo(Path parent, String batchId) {
        try {
            Path aside = ReportDirectory.hidden(parent, batchId);
            if (linked(aside, batchId)) {
                replace(aside, parent.resolve("latest"));
            } else {
                Files.writeString(aside, batchId + "\n");
                replace(aside, parent.resolve("latest.txt"));
            }
            FileTrees.syncDirectory(parent);
        } catch (IOException e) {
            LOG.warn("'latest' in {} could not be pointed at {}: {}", parent, batchId, e.toString());
        }
    }

    /** Lets the pointer go on from a report that is gone to the one named, or away where there is none. */
    void leave(Path parent, String goneBatchId, @Nullable String newest) throws IOException {
        for (Path pointer : List.of(parent.resolve("latest"), parent.resolve("latest.txt"))) {
            if (!Files.exists(pointer, LinkOption.NOFOLLOW_LINKS) || !goneBatchId.equals(target(pointer))) {
                continue;
            }
            if (newest == null) {
                Files.delete(pointer);
            } else {
                pointTo(parent, newest);
            }
        }
    }

    private static @Nullable String target(Path pointer) throws IOException {
        if (Files.isSymbolicLink(pointer)) {
            return Files.readSymbolicLink(pointer).toString();
        }
        return isPointer(pointer) ? Files.readString(pointer).strip() : null;
    }

    private boolean linked(Path aside, String batchId) {
        try {
            links.create(aside, Path.of(batchId));
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("no symbolic links: {}", e.toString());
            return false;
        }
    }

    private static void replace(Path aside, Path pointer) throws IOException {
        if (Files.exists(pointer, LinkOption.NOFOLLOW_LINKS) && !isPointer(pointer)) {
            LOG.info("{} is not a pointer to a report and stays as it is", pointer);
            Files.delete(aside);
        } else {
            Files.move(aside, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isPointer(Path pointer) throws IOException {
        if (Files.isSymbolicLink(pointer)) {
            return namesReport(pointer, Files.readSymbolicLink(pointer).toString());
        }
        return Files.isRegularFile(pointer, LinkOption.NOFOLLOW_LINKS)
                && Files.size(pointer) <= LONGEST_NAME
                && namesReport(pointer, Files.readString(pointer).strip());
    }

    /** A report beside the pointer, or one that has been deleted since. */
    private static boolean namesReport(Path pointer, String target) {
        if (target.isEmpty() || target.contains("/") || target.contains("\\") || target.contains("\n")) {
            return false;
        }
        Path report = pointer.resolveSibling(target);
        return !Files.exists(report) || Files.isRegularFile(report.resolve(SummaryJson.FILE));
    }
}
