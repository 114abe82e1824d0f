package io.segue.batch.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.segue.batch.BatchRef;
import io.segue.batch.BatchState;
import io.segue.batch.JobDefinition;
import io.segue.batch.workflow.BatchWorkflow;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/** Starts, finds, cancels and awaits the parent workflows of batches. Starting is idempotent: one parent per attempt. */
@Component
public class BatchWorkflows {

    private static final Logger log = LoggerFactory.getLogger(BatchWorkflows.class);

    private static final Set<Status.Code> PASSING =
            EnumSet.of(Status.Code.RESOURCE_EXHAUSTED, Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);

    /** All calls but {@link #await} may be made twice, and are. */
    private final RetryTemplate patience = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(Long.MAX_VALUE)
            .timeout(Duration.ofMinutes(2))
            .delay(Duration.ofMillis(500))
            .multiplier(2)
            .maxDelay(Duration.ofSeconds(5))
            .predicate(BatchWorkflows::passing)
            .build());

    private final ObjectProvider<WorkflowClient> clients;

    BatchWorkflows(ObjectProvider<WorkflowClient> clients) {
        this.clients = clients;
    }

    /** Whether the attempt's workflow is still running. */
    public boolean running(BatchRef batch) {
        return patience.invoke(() -> status(batch)) == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    }

    /**
     * The first attempt from this one on of which Temporal knows nothing. Where the ledger is younger than its number says - restored, or
     * of a batch made anew - later numbers are taken, and their workflows' outcomes are not this ledger's.
     */
    public BatchRef firstFree(BatchRef batch) {
        BatchRef free = batch;
        while (known(free)) {
            free = new BatchRef(free.batchId(), free.attempt() + 1);
        }
        return free;
    }

    private boolean known(BatchRef batch) {
        return patience.invoke(() -> status(batch)) != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_UNSPECIFIED;
    }

    /** Unspecified where there is no such workflow. */
    private WorkflowExecutionStatus status(BatchRef batch) {
        WorkflowClient client = clients.getObject();
        try {
            return client.getWorkflowServiceStubs()
                    .blockingStub()
                    .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                            .setNamespace(client.getOptions().getNamespace())
                            .setExecution(WorkflowExecution.newBuilder()
                                    .setWorkflowId(batch.workflowId())
                                    .build())
                            .build())
                    .getWorkflowExecutionInfo()
                    .getStatus();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_UNSPECIFIED;
            }
            throw e;
        }
    }

    /** Starts the attempt's workflow, or finds it started. */
    public void start(BatchRef batch, JobDefinition job) {
        BatchWorkflow workflow = clients.getObject().newWorkflowStub(BatchWorkflow.class, BatchOptions.of(batch, job));
        try {
            patience.invoke(() -> WorkflowClient.start(workflow::run, batch));
        } catch (WorkflowExecutionAlreadyStarted closed) {
            // it has run and ended; awaiting it tells how
        }
    }

    /** Asks the attempt's workflow to stop; a workflow that has ended cannot and need not. */
    public void cancel(BatchRef batch, String requestedBy) {
        try {
            patience.invoke(() -> clients.getObject()
                    .newWorkflowStub(BatchWorkflow.class, batch.workflowId())
                    .cancel(requestedBy));
        } catch (WorkflowNotFoundException ended) {
            // the ledger has the outcome
        }
    }

    /**
     * Waits for the attempt's workflow to end. A server that is busy or away tells nothing; the next look may.
     *
     * @return the state it closed the batch with, or empty while it is still running as far as is known
     * @throws WorkflowFailedException when it ended without closing the batch
     */
    public Optional<BatchState> await(BatchRef batch, Duration longest) {
        try {
            return Optional.of(clients.getObject()
                    .newUntypedWorkflowStub(batch.workflowId())
                    .getResult(longest.toMillis(), TimeUnit.MILLISECONDS, BatchState.class));
        } catch (TimeoutException stillRunning) {
            return Optional.empty();
        } catch (WorkflowServiceException e) {
            if (!passing(e)) {
                throw e;
            }
            log.warn("Temporal does not tell how batch {} goes: {}", batch.batchId(), String.valueOf(e.getCause()));
            LockSupport.parkNanos(longest.toNanos());
            return Optional.empty();
        }
    }

    /** Whether the server was busy or away, which says nothing about the call. */
    private static boolean passing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException answer) {
                return PASSING.contains(answer.getStatus().getCode());
            }
        }
        return false;
    }
}
