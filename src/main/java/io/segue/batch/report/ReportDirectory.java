package io.segue.batch.report;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A batch's directory while it is being written: aside under a hidden name, then made current by one rename. Whoever looks finds the
 * former report or the new one, whole; what is not published is deleted on closing.
 */
final class ReportDirectory implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(ReportDirectory.class);
    private static final String TMP = "tmp";
    private static final String OLD = "old";

    private final Path parent;
    private final String batchId;
    private final Path aside;

    private ReportDirectory(Path parent, String batchId, Path aside) {
        this.parent = parent;
        this.batchId = batchId;
        this.aside = aside;
    }

    /** Clears away what a crash left of this batch, and begins anew. */
    static ReportDirectory aside(Path parent, String batchId) throws IOException {
        if (!Files.isDirectory(parent)) { // createDirectories refuses a link to a directory
            Files.createDirectories(parent);
        }
        Path current = parent.resolve(batchId);
        for (Path leftover : leftovers(parent, batchId)) {
            boolean mayBeRestored = leftover.toString().endsWith(OLD) && !Files.exists(current);
            if (mayBeRestored) {
                Files.move(leftover, current, StandardCopyOption.ATOMIC_MOVE);
            } else {
                deleteQuietly(leftover);
            }
        }
        return new ReportDirectory(parent, batchId, Files.createDirectory(hidden(parent, batchId, TMP)));
    }

    /** A name beside the batch's directory that is recognised as a leftover should it stay. */
    static Path hidden(Path parent, String batchId) {
        return hidden(parent, batchId, TMP);
    }

    private static Path hidden(Path parent, String batchId, String ending) {
        long random = ThreadLocalRandom.current().nextLong();
        return parent.resolve(".%s.%016x.%s".formatted(batchId, random, ending));
    }

    static List<Path> leftovers(Path parent, String batchId) throws IOException {
        Pattern name = Pattern.compile("\\." + Pattern.quote(batchId) + "\\.[0-9a-f]{16}\\.(" + TMP + "|" + OLD + ")");
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                parent, entry -> name.matcher(entry.getFileName().toString()).matches())) {
            entries.forEach(found::add);
        }
        return found;
    }

    /** Where to write. */
    Path path() {
        return aside;
    }

    /** Makes what was written the batch's report, in place of a former one. */
    Path publish() throws IOException {
        FileTrees.sync(aside);
        Path current = parent.resolve(batchId);
        Path former = hidden(parent, batchId, OLD);
        boolean replaces = Files.exists(current, LinkOption.NOFOLLOW_LINKS);
        if (replaces) {
            Files.move(current, former, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(aside, current, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(former, current, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        FileTrees.syncDirectory(parent);
        if (replaces) {
            deleteQuietly(former);
        }
        return current;
    }

    @Override
    public void close() {
        deleteQuietly(aside);
    }

    /** What cannot be deleted now is a leftover, and tried again with the batch's next report. */
    private static void deleteQuietly(Path path) {
        try {
            FileTrees.delete(path);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", path, e.toString());
        }
    }
}
