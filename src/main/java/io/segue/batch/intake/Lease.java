package io.segue.batch.intake;

import io.segue.batch.ledger.LeaseStore;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** A lease that is held, renewed every five seconds on a thread of its own until it is closed or lost. */
final class Lease implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lease.class);
    private static final long HEARTBEAT_SECONDS = 5;

    private final String batchId;
    private final long token;
    private final LeaseStore leases;
    private final FileLock fileLock;
    private final ScheduledExecutorService heartbeat;
    private volatile long renewedAt = System.nanoTime();
    private volatile boolean lost;

    Lease(String batchId, long token, LeaseStore leases, FileLock fileLock) {
        this.batchId = batchId;
        this.token = token;
        this.leases = leases;
        this.fileLock = fileLock;
        this.heartbeat = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lease-" + batchId);
            thread.setDaemon(true);
            return thread;
        });
        var unused =
                heartbeat.scheduleWithFixedDelay(this::renew, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * @throws LeaseLostException when somebody else runs the batch by now, or may
     */
    void check() {
        boolean overdue = System.nanoTime() - renewedAt > LeaseStore.TIME_TO_LIVE.toNanos();
        if (lost || overdue && !renewed()) {
            throw new LeaseLostException(batchId);
        }
    }

    private void renew() {
        try {
            if (!renewed()) {
                log.warn("Lost the lease on batch {}.", batchId);
            }
        } catch (DataAccessException e) {
            log.warn("Could not renew the lease on batch {}; trying again in {} s.", batchId, HEARTBEAT_SECONDS, e);
        }
    }

    private boolean renewed() {
        if (leases.renew(batchId, token)) {
            renewedAt = System.nanoTime();
        } else {
            lost = true;
        }
        return !lost;
    }

    @Override
    public void close() throws IOException {
        heartbeat.shutdownNow();
        try {
            leases.release(batchId, token);
        } catch (DataAccessException e) {
            log.warn("Could not give the lease on batch {} back; it expires by itself.", batchId, e);
        } finally {
            fileLock.acquiredBy().close();
        }
    }

    /** Somebody else runs the batch by now: stop, it is in good hands. */
    static final class LeaseLostException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LeaseLostException(String batchId) {
            super("The lease on batch " + batchId
                    + " was lost: another process may run it by now. Run the same command again.");
        }
    }
}
