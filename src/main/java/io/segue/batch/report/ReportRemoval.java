package io.segue.batch.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes batches' directories: only what is certainly the batch's own, never by way of a link; {@code latest} goes on pointing somewhere. */
public final class ReportRemoval {

    private static final Logger LOG = LoggerFactory.getLogger(ReportRemoval.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportRemoval() {}

    /**
     * @param report the directory the batch's report was written to
     * @return whether nothing of it is left
     */
    public static boolean remove(Path report, String batchId) throws IOException {
        Path name = report.getFileName();
        if (name == null || !name.toString().equals(batchId)) {
            LOG.warn("{} is not named after batch {} and stays", report, batchId);
            return false;
        }
        Path parent = report.resolveSibling(".").normalize();
        if (!Files.isDirectory(parent)) {
            return true;
        }
        boolean there = Files.exists(report, LinkOption.NOFOLLOW_LINKS);
        if (there && (!Files.isDirectory(report, LinkOption.NOFOLLOW_LINKS) || !batchId.equals(writtenFor(report)))) {
            LOG.warn("{} is not the report of batch {} and stays", report, batchId);
            return false;
        }
        if (there) { // out of sight first: nobody reads half a report, and whoever goes on after a kill finds a
            // leftover
            Files.move(report, ReportDirectory.hidden(parent, batchId));
        }
        new LatestPointer().leave(parent, batchId, newest(parent));
        for (Path leftover : ReportDirectory.leftovers(parent, batchId)) {
            FileTrees.delete(leftover);
        }
        return true;
    }

    /** The batch a directory says it is the report of. */
    private static @Nullable String writtenFor(Path directory) throws IOException {
        Path summary = directory.resolve(SummaryJson.FILE);
        if (!Files.isRegularFile(summary, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        JsonNode batchId = JSON.readTree(summary.toFile()).get("batchId");
        return batchId == null ? null : batchId.asText();
    }

    /** The name of the report written last. */
    private static @Nullable String newest(Path parent) throws IOException {
        String newest = null;
        FileTime latest = FileTime.fromMillis(Long.MIN_VALUE);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
            for (Path entry : entries) {
                Path summary = entry.resolve(SummaryJson.FILE);
                boolean report = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                        && !entry.getFileName().toString().startsWith(".")
                        && Files.isRegularFile(summary, LinkOption.NOFOLLOW_LINKS);
                if (report && Files.getLastModifiedTime(summary).compareTo(latest) > 0) {
                    latest = Files.getLastModifiedTime(summary);
                    newest = entry.getFileName().toString();
                }
            }
        }
        return newest;
    }
}
