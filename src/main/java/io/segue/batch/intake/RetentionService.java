package io.segue.batch.intake;

import io.segue.batch.BatchTraces;
import io.segue.batch.Retention;
import io.segue.batch.ledger.PurgeStore;
import io.segue.batch.ledger.PurgeStore.Expired;
import io.segue.batch.report.ReportRemoval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Service;

/** Removes batches under their lease, so that nobody runs, reports on or undoes one meanwhile. */
@Service
class RetentionService implements Retention {

    private static final Logger log = LoggerFactory.getLogger(RetentionService.class);
    private static final Duration FRESH = Duration.ofDays(1);

    private final PurgeStore store;
    private final LeaseKeeper leases;
    private final JobRepository repository;
    private final List<BatchTraces> traces;
    private final RetentionSettings settings;
    private final Clock clock;

    RetentionService(
            PurgeStore store,
            LeaseKeeper leases,
            JobRepository repository,
            List<BatchTraces> traces,
            RetentionSettings settings,
            Clock clock) {
        this.store = store;
        this.leases = leases;
        this.repository = repository;
        this.traces = traces;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<PurgeRule> configured() {
        return Optional.ofNullable(settings.after())
                .map(after -> new PurgeRule(after, settings.keepLast(), settings.evenOpen()));
    }

    @Override
    public Purged purge(PurgeRule rule, boolean dryRun) {
        List<Expired> expired = store.expired(rule);
        int open = store.open(rule);
        List<String> purged = new ArrayList<>();
        List<String> inUse = new ArrayList<>();
        long rows = 0;
        for (Expired batch : expired) {
            if (dryRun || remove(batch)) {
                purged.add(batch.batchId());
                rows += batch.rows();
            } else {
                inUse.add(batch.batchId());
            }
        }
        if (!dryRun) {
            rows += store.removeRuns(rule);
        }
        int files = dryRun ? 0 : sweep(rule.olderThan());
        if (!dryRun) {
            log.info("Purged {} batch(es), {} row(s), {} file(s) no batch needed.", purged.size(), rows, files);
        }
        return new Purged(purged, inUse, open, rows, files);
    }

    /** Whether the batch is gone; not where another process holds it. */
    private boolean remove(Expired batch) {
        try {
            Optional<Lease> lease = leases.tryAcquire(batch.batchId());
            if (lease.isEmpty()) {
                return false;
            }
            try (Lease held = lease.get()) {
                store.begin(batch);
                if (batch.report() != null && batch.here()) {
                    ReportRemoval.remove(batch.report(), batch.batchId());
                }
                store.removeRows(batch);
                held.check();
                removeExecutions(batch);
                store.finish(batch, traces);
            }
            leases.forget(batch.batchId());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeExecutions(Expired batch) {
        for (int pass = 1; pass <= batch.pass(); pass++) {
            JobInstance instance =
                    repository.getJobInstance(batch.jobName(), BatchExecution.parameters(batch.batchId(), pass));
            if (instance != null) {
                repository.deleteJobInstance(instance);
            }
        }
    }

    /** Files of a day's age at least: younger ones may belong to a batch that is just being made. */
    private int sweep(Duration olderThan) {
        Instant before = clock.instant().minus(olderThan.compareTo(FRESH) > 0 ? olderThan : FRESH);
        Set<String> needed = store.neededContents();
        try {
            int swept = leases.sweep(before, store::exists);
            for (BatchTraces trace : traces) {
                swept += trace.sweep(needed, before);
            }
            return swept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Forgotten forget(String user) {
        List<String> unfinished = store.unfinished(user);
        if (!unfinished.isEmpty()) {
            throw new UserBusyException("Of " + user + " there are batches that have not ended: "
                    + String.join(", ", unfinished) + ". Let them end, or end them with 'segue cancel'.");
        }
        int batches = 0;
        List<String> elsewhere = new ArrayList<>();
        for (Expired batch : store.ofUser(user)) {
            if (batch.report() != null && !batch.here()) {
                elsewhere.add(batch.report().toString());
            }
            if (!remove(batch)) {
                throw new UserBusyException("Batch " + batch.batchId() + " of " + user
                        + " is in use by another process. Run the same command again when it has ended.");
            }
            batches++;
        }
        List<String> shared = store.shared(user);
        List<String> own = new ArrayList<>(store.targets(user));
        own.removeAll(shared);
        int playlists = 0;
        for (BatchTraces trace : traces) {
            playlists += trace.forget(user, own);
        }
        store.forget(user);
        return new Forgotten(batches, playlists, shared, elsewhere);
    }
}
