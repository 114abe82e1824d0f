package io.segue.batch.intake;

import io.segue.batch.BatchRef;
import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.ledger.BatchRecord;
import io.segue.batch.ledger.BatchStore;
import io.segue.batch.ledger.CommandStore;
import io.segue.batch.ledger.DatabaseOutage;
import io.segue.batch.ledger.SummaryStore;
import io.segue.batch.temporal.BatchWorkflows;
import io.temporal.client.WorkflowFailedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Starts the batch's workflow or attaches to it, delivers commands to it, and watches the counters until it has closed the batch. Holds
 * no transaction: one call is one look.
 */
final class RunTasklet implements Tasklet {

    private static final Logger log = LoggerFactory.getLogger(RunTasklet.class);
    private static final int MOST_DETACHED = 5;
    private static final Duration FIRST_LOOK = Duration.ofMillis(100);
    private static final Duration SLOWEST_LOOK = Duration.ofSeconds(2);
    private static final Duration LONG_WAIT = Duration.ofMinutes(10);

    private final BatchRun run;
    private final BatchStore batches;
    private final SummaryStore summaries;
    private final CommandStore commands;
    private final BatchWorkflows workflows;
    private final DatabaseOutage outage;
    private final Clock clock;
    private @Nullable BatchRef attached;
    private int detached;
    private boolean cancelDelivered;
    private Duration look = FIRST_LOOK;

    RunTasklet(
            BatchRun run,
            BatchStore batches,
            SummaryStore summaries,
            CommandStore commands,
            BatchWorkflows workflows,
            DatabaseOutage outage,
            Clock clock) {
        this.run = run;
        this.batches = batches;
        this.summaries = summaries;
        this.commands = commands;
        this.workflows = workflows;
        this.outage = outage;
        this.clock = clock;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        run.lease().check();
        if (outage.bridge(() -> batches.get(run.batchId()).state()).closed()) {
            return RepeatStatus.FINISHED;
        }
        if (!run.type().hasUnits()) {
            batches.closeWithoutUnits(run.batchId());
            return RepeatStatus.FINISHED;
        }
        BatchRef batch = attached == null ? attach() : attached;
        attached = batch;
        deliverCancel(batch);
        Optional<BatchState> closed = await(batch);
        look = look.compareTo(SLOWEST_LOOK) < 0 ? look.multipliedBy(5).dividedBy(4) : SLOWEST_LOOK;
        BatchSummary summary = outage.bridge(() -> summaries.find(run.batchId()).orElseThrow());
        run.progress("run", done(summary), summary.counts().rows(), summary);
        if (closed.isPresent()) {
            return ended(batch, summary.state());
        }
        if (waitsTooLong(summary)) {
            contribution.getStepExecution().setTerminateOnly();
        }
        return RepeatStatus.CONTINUABLE;
    }

    /** A workflow has ended; whether the batch has is for the ledger to say. */
    private RepeatStatus ended(BatchRef batch, BatchState state) {
        if (state.closed()) {
            return RepeatStatus.FINISHED;
        }
        if (++detached > MOST_DETACHED) {
            throw new IllegalStateException(
                    "Workflow " + batch.workflowId() + " ended without having closed the batch.");
        }
        log.warn("Workflow {} ended, but not the batch: a new attempt goes on.", batch.workflowId());
        attached = null;
        return RepeatStatus.CONTINUABLE;
    }

    /** A workflow that was cancelled in Temporal ends without a result, but not without having closed the batch. */
    private Optional<BatchState> await(BatchRef batch) {
        try {
            return workflows.await(batch, look);
        } catch (WorkflowFailedException e) {
            BatchState state = batches.get(run.batchId()).state();
            boolean superseded = batches.get(run.batchId()).attempt() != batch.attempt();
            if (state.closed() || superseded) {
                return Optional.of(state);
            }
            throw e;
        }
    }

    /** The running attempt, or a new one: what a lost or failed attempt left is in the ledger. */
    private BatchRef attach() {
        BatchRecord batch = batches.get(run.batchId());
        BatchRef current = new BatchRef(batch.batchId(), batch.attempt());
        if (batch.attempt() == 0 || !workflows.running(current)) {
            BatchRef next = workflows.firstFree(new BatchRef(batch.batchId(), batch.attempt() + 1));
            batches.beginAttempt(batch.batchId(), batch.attempt(), next.attempt());
            current = new BatchRef(batch.batchId(), batches.get(batch.batchId()).attempt());
            workflows.start(current, run.definition());
        }
        return current;
    }

    private void deliverCancel(BatchRef batch) {
        if (!cancelDelivered) {
            outage.bridge(() -> commands.cancelRequestedBy(run.batchId())).ifPresent(requestedBy -> {
                workflows.cancel(batch, requestedBy);
                cancelDelivered = true;
            });
        }
    }

    private long done(BatchSummary summary) {
        return summary.dryRun() ? summary.counts().decided() : summary.counts().settled();
    }

    private boolean waitsTooLong(BatchSummary summary) {
        Instant until = summary.waitUntil();
        return !run.patient()
                && until != null
                && Duration.between(clock.instant(), until).compareTo(LONG_WAIT) > 0;
    }
}
