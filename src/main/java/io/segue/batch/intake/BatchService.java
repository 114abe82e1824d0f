package io.segue.batch.intake;

import io.segue.batch.BatchSummary;
import io.segue.batch.BatchType;
import io.segue.batch.Batches;
import io.segue.batch.Batches.ProgressListener.Progress;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.JobDefinition;
import io.segue.batch.UnitSummary;
import io.segue.batch.definition.DefinitionStorage;
import io.segue.batch.ledger.BatchRecord;
import io.segue.batch.ledger.BatchRecord.Input;
import io.segue.batch.ledger.BatchStore;
import io.segue.batch.ledger.BatchStore.NewBatch;
import io.segue.batch.ledger.CommandStore;
import io.segue.batch.ledger.DatabaseOutage;
import io.segue.batch.ledger.EventStore;
import io.segue.batch.ledger.PassStore;
import io.segue.batch.ledger.StoredDefinitions;
import io.segue.batch.ledger.SummaryStore;
import io.segue.batch.notification.Notifier;
import io.segue.batch.report.ReportWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Runs and cancels batches: finds the batch that inputs make, takes its lease, and hands it to Spring Batch. */
@Service
class BatchService implements Batches {

    private static final long LOOK_MILLIS = 250;

    private final BatchStore batches;
    private final SummaryStore summaries;
    private final CommandStore commands;
    private final EventStore events;
    private final PassStore passes;
    private final DeadLetterQueue deadLetters;
    private final StoredDefinitions definitions;
    private final LeaseKeeper leases;
    private final BatchExecution execution;
    private final ReportWriter reports;
    private final DatabaseOutage outage;
    private final Notifier notifier;
    private final Map<String, BatchType> types = new HashMap<>();

    BatchService(
            BatchStore batches,
            SummaryStore summaries,
            CommandStore commands,
            EventStore events,
            PassStore passes,
            DeadLetterQueue deadLetters,
            StoredDefinitions definitions,
            LeaseKeeper leases,
            BatchExecution execution,
            ReportWriter reports,
            DatabaseOutage outage,
            Notifier notifier,
            List<BatchType> types) {
        this.batches = batches;
        this.summaries = summaries;
        this.commands = commands;
        this.events = events;
        this.passes = passes;
        this.deadLetters = deadLetters;
        this.definitions = definitions;
        this.leases = leases;
        this.execution = execution;
        this.reports = reports;
        this.outage = outage;
        this.notifier = notifier;
        types.forEach(type -> this.types.put(type.name(), type));
    }

    @Override
    public BatchSummary run(LaunchRequest request, ProgressListener progress) {
        JobDefinition definition = request.definition();
        BatchRecord batch = batches.findOrCreate(identify(definition, request.dryRun()), request.again());
        Path directory = request.output() != null
                ? request.output().toAbsolutePath()
                : definition.folder().resolve(definition.output().directory());
        return carryOut(batch.batchId(), directory, request.patient(), progress);
    }

    @Override
    public BatchSummary cancel(String batchId, String requestedBy, ProgressListener progress) {
        BatchRecord batch = known(batchId);
        if (batch.state().closed()) {
            return summaries.find(batchId).orElseThrow();
        }
        commands.cancel(batchId, requestedBy);
        return carryOut(batchId, reportDirectory(batch), true, progress);
    }

    @Override
    public BatchSummary resume(String batchId, ProgressListener progress) {
        return resume(batchId, true, progress);
    }

    /**
     * Carries on with a batch where its ledger stands: an interrupted pass, one that was asked for, or a report that is due.
     *
     * @param patient stay through waits of any length
     */
    BatchSummary resume(String batchId, boolean patient, ProgressListener progress) {
        BatchRecord batch = known(batchId);
        boolean due = !batch.state().closed() || passes.isDue(batchId);
        return due
                ? carryOut(batchId, reportDirectory(batch), patient, progress)
                : summaries.find(batchId).orElseThrow();
    }

    private BatchRecord known(String batchId) {
        return batches.find(batchId)
                .orElseThrow(() -> new UnknownBatchException("There is no batch '" + batchId + "'."));
    }

    /** Where the batch's report is, or where its definition says that reports go. */
    private Path reportDirectory(BatchRecord batch) {
        Path written = batch.reportDirectory();
        JobDefinition definition = definitions.read(batch);
        return written != null && written.getParent() != null
                ? written.getParent()
                : definition.folder().resolve(definition.output().directory());
    }

    /** Runs, and tells those who want to know how it went, also where it went wrong. */
    private BatchSummary carryOut(String batchId, Path directory, boolean patient, ProgressListener progress) {
        try {
            return runLeased(batchId, directory, patient, notifier.watching(progress));
        } finally {
            notifier.settle(batchId);
        }
    }

    /** Waits for the lease, then runs; a batch that has closed meanwhile is only reported on. */
    private BatchSummary runLeased(String batchId, Path directory, boolean patient, ProgressListener progress) {
        try {
            while (true) {
                Optional<Lease> lease = outage.bridge(() -> tryAcquire(batchId));
                if (lease.isPresent()) {
                    try (Lease held = lease.get()) {
                        return withLease(batchId, directory, patient, held, progress);
                    }
                }
                BatchSummary summary =
                        outage.bridge(() -> summaries.find(batchId).orElseThrow());
                progress.progress(new Progress(
                        batchId,
                        "wait",
                        summary.counts().settled(),
                        summary.counts().rows(),
                        summary));
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return summaries.find(batchId).orElseThrow();
        }
    }

    private Optional<Lease> tryAcquire(String batchId) {
        try {
            return leases.tryAcquire(batchId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BatchSummary withLease(
            String batchId, Path directory, boolean patient, Lease lease, ProgressListener progress)
            throws IOException {
        // Bridged, because whoever held the lease until now may be the one who served the database, and be gone.
        BatchRecord batch = outage.bridge(() -> {
            passes.open(batchId);
            batches.adopt(batchId);
            return batches.get(batchId);
        });
        JobDefinition definition = outage.bridge(() -> definitions.read(batch));
        BatchType type = Objects.requireNonNull(types.get(batch.jobType()), batch.jobType());
        BatchRun run = new BatchRun(batch, definition, type, directory, patient, lease, progress);
        if (!outage.bridge(() -> execution.completed(run))) {
            execution.execute(run);
        }
        BatchSummary summary = outage.bridge(() -> summaries.find(batchId).orElseThrow());
        if (summary.state().closed() && (!reported(summary, directory) || batches.reportOutdated(batchId))) {
            batches.reportWritten(batchId, reports.write(batchId, definition, type, directory));
            summary = summaries.find(batchId).orElseThrow();
        }
        deadLetters.ended(summary);
        return summary;
    }

    /** Writes the report anew, unless somebody else works on the batch: then it stays due. */
    BatchSummary refreshReport(String batchId) {
        BatchRecord batch = batches.get(batchId);
        JobDefinition definition = definitions.read(batch);
        BatchType type = Objects.requireNonNull(types.get(batch.jobType()), batch.jobType());
        try {
            Optional<Lease> lease = leases.tryAcquire(batchId);
            if (lease.isPresent()) {
                try (Lease held = lease.get()) {
                    held.check();
                    batches.reportWritten(batchId, reports.write(batchId, definition, type, reportDirectory(batch)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return summaries.find(batchId).orElseThrow();
    }

    private static boolean reported(BatchSummary summary, Path directory) {
        Path report = summary.report();
        return report != null
                && Files.isDirectory(report)
                && directory.normalize().equals(report.getParent());
    }

    /** What makes this batch itself: bytes of inputs and of what they are applied to, definition, mode. */
    NewBatch identify(JobDefinition definition, boolean dryRun) {
        BatchType type = Objects.requireNonNull(types.get(definition.type()), definition.type());
        Fingerprint fingerprint = new Fingerprint()
                .add(definition.name())
                .add(DefinitionStorage.identity(definition))
                .add(dryRun ? "dry" : "real");
        List<Input> inputs = new ArrayList<>();
        for (Path file : definition.inputs()) {
            inputs.add(input(inputs.size(), file));
        }
        List<Input> references = new ArrayList<>();
        for (Path file : type.referencedFiles(definition)) {
            references.add(input(inputs.size() + references.size(), file));
        }
        inputs.forEach(input ->
                fingerprint.add(String.valueOf(input.path().getFileName())).add(input.sha256()));
        references.forEach(file -> fingerprint.add(file.sha256()));
        String revision = type.revision(definition);
        if (!revision.isEmpty()) {
            fingerprint.add(revision);
        }
        return new NewBatch(
                fingerprint.hex(),
                definition.name(),
                definition.type(),
                DefinitionStorage.json(definition),
                definition.folder(),
                dryRun,
                inputs,
                references,
                definition.user().orElse(null));
    }

    private static Input input(int fileNo, Path file) {
        return new Input(fileNo, file.toAbsolutePath().normalize(), hash(file), size(file));
    }

    private static String hash(Path file) {
        try {
            return Fingerprint.of(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static InvalidDefinitionException unreadable(Path file, IOException e) {
        return new InvalidDefinitionException(new Location(file.toString(), 1), "cannot be read: " + e.getMessage());
    }

    @Override
    public Optional<BatchSummary> find(String batchIdOrPrefix) {
        Optional<BatchSummary> exact = summaries.find(batchIdOrPrefix);
        if (exact.isPresent()) {
            return exact;
        }
        List<BatchSummary> found = summaries.startingWith(batchIdOrPrefix, 2);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    @Override
    public List<BatchSummary> recent(int limit) {
        return summaries.startingWith("", limit);
    }

    @Override
    public List<UnitSummary> units(String batchId) {
        return summaries.units(batchId);
    }

    @Override
    public List<Event> events(String batchId) {
        return events.of(batchId);
    }

    @Override
    public boolean owned(String batchId) {
        try {
            return leases.held(batchId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
