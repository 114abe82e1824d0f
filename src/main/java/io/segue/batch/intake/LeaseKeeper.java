package io.segue.batch.intake;

import io.segue.batch.ledger.LeaseStore;
import io.segue.batch.ledger.LeaseStore.Holder;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes leases on batches. A lease is a row with a time to live, on the database's clock, and a file lock beside it: the operating
 * system drops the file lock the moment its owner dies, so on the same host nobody waits for the time to run out.
 */
@Component
class LeaseKeeper {

    private static final String LOCK = ".lock";

    private final LeaseStore leases;
    private final Path lockFolder;
    private final String owner;
    private final String host;

    LeaseKeeper(LeaseStore leases, @Value("${segue.home}") Path home) throws IOException {
        this.leases = leases;
        this.lockFolder = Files.createDirectories(home.resolve("locks")).toRealPath();
        this.host = hostName() + ":" + lockFolder;
        this.owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    }

    /** The lease, unless a living process holds it. */
    Optional<Lease> tryAcquire(String batchId) throws IOException {
        FileLock fileLock = lockFile(batchId);
        if (fileLock == null) {
            return Optional.empty();
        }
        OptionalLong token = OptionalLong.empty();
        try {
            Holder holder = leases.holder(batchId);
            // we hold the file lock, so whoever took the lease on this host is gone
            String dead = holder.host().equals(host) ? holder.owner() : owner;
            token = leases.acquire(batchId, owner, host, dead);
        } finally {
            if (token.isEmpty()) {
                fileLock.acquiredBy().close();
            }
        }
        return token.isEmpty()
                ? Optional.empty()
                : Optional.of(new Lease(batchId, token.getAsLong(), leases, fileLock));
    }

    /** Whether a living process holds the lease, as far as can be told without taking it. */
    boolean held(String batchId) throws IOException {
        Holder holder = leases.holder(batchId);
        if (holder.nobody()) {
            return false;
        }
        if (!holder.host().equals(host)) {
            return true;
        }
        FileLock probe = lockFile(batchId);
        if (probe == null) {
            return true;
        }
        probe.acquiredBy().close();
        return false;
    }

    /** Removes the lock file of a batch there is no more. */
    void forget(String batchId) throws IOException {
        Files.deleteIfExists(lockFolder.resolve(batchId + LOCK));
    }

    /**
     * Removes lock files that nobody holds and that belong to no batch.
     *
     * @param before only those last taken before
     * @return how many
     */
    int sweep(Instant before, Predicate<String> exists) throws IOException {
        int swept = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(lockFolder, "*" + LOCK)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String batchId = name.substring(0, name.length() - LOCK.length());
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before) && !exists.test(batchId)) {
                    FileLock lock = lockFile(batchId);
                    if (lock != null) {
                        Files.deleteIfExists(file);
                        lock.acquiredBy().close();
                        swept++;
                    }
                }
            }
        }
        return swept;
    }

    private @Nullable FileLock lockFile(String batchId) throws IOException {
        FileChannel channel = FileChannel.open(
                lockFolder.resolve(batchId + LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return lock;
        } catch (OverlappingFileLockException heldByThisProcess) {
            channel.close();
            return null;
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException noName) {
            return "localhost";
        }
    }
}
