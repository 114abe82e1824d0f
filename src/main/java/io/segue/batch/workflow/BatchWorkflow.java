package io.segue.batch.workflow;

import io.segue.batch.BatchRef;
import io.segue.batch.BatchState;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.Map;

/**
 * The parent workflow of a batch: one child per unit, inside a window. It routes and waits; what happened is in the ledger before it
 * returns, so a lost history costs nothing but the time to start the next attempt.
 */
@WorkflowInterface
public interface BatchWorkflow {

    @WorkflowMethod
    BatchState run(BatchRef batch);

    /** Start nothing more, let what is in flight end, then keep or compensate as the job says. */
    @SignalMethod
    void cancel(String requestedBy);

    /** Where the batch stands: {@code status, rows, units, unitsDone, unitsInFlight, failed}. */
    @QueryMethod(name = "get_progress")
    Map<String, Object> progress();

    /** {@code initializing, running, stopping, compensating, closing} or {@code completed}. */
    @QueryMethod(name = "get_status")
    String status();
}
