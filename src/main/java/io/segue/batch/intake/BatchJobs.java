package io.segue.batch.intake;

import io.segue.batch.ledger.BatchStore;
import io.segue.batch.ledger.CommandStore;
import io.segue.batch.ledger.DatabaseOutage;
import io.segue.batch.ledger.EventStore;
import io.segue.batch.ledger.KnownRowStore;
import io.segue.batch.ledger.RowSieve;
import io.segue.batch.ledger.StagingStore;
import io.segue.batch.ledger.StagingStore.StagedRow;
import io.segue.batch.ledger.SummaryStore;
import io.segue.batch.report.ReportWriter;
import io.segue.batch.temporal.BatchWorkflows;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The Spring Batch job of a batch: {@code stage > seal > run > report}, without the first two in later passes, and with {@code remember}
 * before the report where rows arrive once for a series of batches. Built for one run with its collaborators in hand, so that no
 * step needs a scope; the job instance is (batch, pass), so that Spring Batch knows it again after a crash.
 */
@Component
class BatchJobs {

    private static final int ROWS_PER_CHUNK = 1000;

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final StagingStore staging;
    private final BatchStore batches;
    private final SummaryStore summaries;
    private final CommandStore commands;
    private final EventStore events;
    private final BatchWorkflows workflows;
    private final ReportWriter reports;
    private final DatabaseOutage outage;
    private final Clock clock;
    private final KnownRowStore known;

    BatchJobs(
            JobRepository repository,
            PlatformTransactionManager transactions,
            StagingStore staging,
            BatchStore batches,
            SummaryStore summaries,
            CommandStore commands,
            EventStore events,
            BatchWorkflows workflows,
            ReportWriter reports,
            DatabaseOutage outage,
            Clock clock,
            KnownRowStore known) {
        this.known = known;
        this.repository = repository;
        this.transactions = transactions;
        this.staging = staging;
        this.batches = batches;
        this.summaries = summaries;
        this.commands = commands;
        this.events = events;
        this.workflows = workflows;
        this.reports = reports;
        this.outage = outage;
        this.clock = clock;
    }

    Job jobFor(BatchRun run) {
        JobBuilder job = new JobBuilder(run.batch().jobName(), repository);
        Step running =
                outsideTransactions("run", new RunTasklet(run, batches, summaries, commands, workflows, outage, clock));
        // The input was closed by the first pass: whatever has become of its files, the ledger's copy is what runs.
        SimpleJobBuilder begun = run.batch().pass() > 1
                ? job.start(running)
                : job.start(stage(run))
                        .next(transactional("seal", new SealTasklet(run, staging)))
                        .next(running);
        if (run.type().series(run.definition()).isPresent() && !run.batch().dryRun()) {
            begun.next(outsideTransactions("remember", new RememberTasklet(run, batches, known)));
        }
        return begun.next(outsideTransactions("report", new ReportTasklet(run, reports, batches)))
                .build();
    }

    /** Without the transaction manager the step would commit nothing together, and a restart would stage rows twice. */
    private Step stage(BatchRun run) {
        return new StepBuilder("stage", repository)
                .<StagedRow, StagedRow>chunk(ROWS_PER_CHUNK)
                .transactionManager(transactions)
                .reader(new StageReader(
                        run,
                        () -> staging.staged(run.batchId()),
                        file -> events.append(run.batchId(), null, "RECOGNISED", file),
                        sieve(run)))
                .writer(chunk -> staging.write(run.batchId(), chunk.getItems()))
                .build();
    }

    private @Nullable RowSieve sieve(BatchRun run) {
        return run.type()
                .series(run.definition())
                .map(series -> known.sieve(
                        run.batchId(),
                        run.definition().name(),
                        run.definition().user().orElse(null),
                        series))
                .orElse(null);
    }

    private Step transactional(String name, Tasklet tasklet) {
        return new StepBuilder(name, repository).tasklet(tasklet, transactions).build();
    }

    /** A step that waits for days must not hold a connection meanwhile. */
    private Step outsideTransactions(String name, Tasklet tasklet) {
        return new StepBuilder(name, repository)
                .tasklet(tasklet, transactions)
                .transactionAttribute(new NoTransaction())
                .build();
    }

    /** A step repeats its tasklet after an exception that its attribute does not roll back on: a checked one, by default, for ever. */
    private static final class NoTransaction extends DefaultTransactionAttribute {

        NoTransaction() {
            super(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        }

        @Override
        public boolean rollbackOn(Throwable failure) {
            return true;
        }
    }
}
