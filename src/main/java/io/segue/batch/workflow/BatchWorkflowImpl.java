package io.segue.batch.workflow;

import io.segue.batch.BatchRef;
import io.segue.batch.BatchState;
import io.segue.batch.LedgerActivities;
import io.segue.batch.LedgerActivities.Ending;
import io.segue.batch.LedgerActivities.Plan;
import io.segue.batch.RetryPolicies;
import io.segue.batch.TaskQueues;
import io.segue.batch.UnitRequest.Purpose;
import io.temporal.activity.ActivityOptions;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies the units of a batch and, where the job's promise is broken or the batch cancelled, compensates them. A cancellation from
 * Temporal itself is treated as the signal would be: all work is in a detached scope, and the outcome is recorded before the workflow
 * closes, for the SDK discards the results of cancelled workflows.
 */
@WorkflowImpl(taskQueues = TaskQueues.SEGUE)
public class BatchWorkflowImpl implements BatchWorkflow {

    private final LedgerActivities ledger = Workflow.newActivityStub(
            LedgerActivities.class,
            ActivityOptions.newBuilder()
                    .setTaskQueue(TaskQueues.SEGUE)
                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                    .setHeartbeatTimeout(RetryPolicies.HEARTBEAT)
                    .setRetryOptions(RetryPolicies.untilAnswered())
                    .build());

    private String status = "initializing";
    private @Nullable String cancelledBy;
    private @Nullable Plan plan;
    private @Nullable UnitFanOut fanOut;

    @Override
    public BatchState run(BatchRef batch) {
        CancellationScope outer = CancellationScope.current();
        BatchState[] closed = new BatchState[1];
        Workflow.newDetachedCancellationScope(() -> closed[0] = carryOut(batch, outer))
                .run();
        if (closed[0] == null) {
            Workflow.newContinueAsNewStub(BatchWorkflow.class).run(batch);
        }
        status = "completed";
        return closed[0];
    }

    /** The state the batch closed with, or {@code null} when a fresh run of this workflow should carry on. */
    private @Nullable BatchState carryOut(BatchRef batch, CancellationScope outer) {
        Plan opened = ledger.open(batch);
        plan = opened;
        if (!opened.compensating()) {
            status = "running";
            UnitFanOut applying = new UnitFanOut(batch, opened, Purpose.APPLY, ledger, opened.failedSoFar());
            fanOut = applying;
            boolean more = applying.run(() -> cancelledBy != null || outer.isCancelRequested());
            String reason = stopReason(opened, applying.failed(), outer);
            if (reason == null) {
                return more ? null : close(batch, Ending.ALL_UNITS_DONE, null);
            }
            boolean cancelled = cancelledBy != null || outer.isCancelRequested();
            boolean compensate = cancelled
                    ? opened.promise().compensateOnCancel()
                    : opened.promise().compensateOnBreach();
            if (!compensate) {
                return close(batch, cancelled ? Ending.CANCELLED : Ending.BREACHED, reason);
            }
            ledger.compensating(batch, reason);
        }
        status = "compensating";
        boolean more;
        do {
            UnitFanOut compensating = new UnitFanOut(batch, opened, Purpose.COMPENSATE, ledger, 0);
            fanOut = compensating;
            more = compensating.run(() -> false);
        } while (more && outer.isCancelRequested()); // the SDK closes a cancelled workflow rather than continue it
        return more ? null : close(batch, Ending.COMPENSATED, null);
    }

    private @Nullable String stopReason(Plan opened, long failed, CancellationScope outer) {
        if (cancelledBy != null) {
            return "cancelled by " + cancelledBy;
        }
        if (outer.isCancelRequested()) {
            return "cancelled in Temporal";
        }
        if (opened.promise().breachedBy(failed)) {
            return failed + " failed item(s), tolerated: " + opened.promise().mostFailed();
        }
        return null;
    }

    private BatchState close(BatchRef batch, Ending ending, @Nullable String reason) {
        status = "closing";
        return ledger.close(batch, ending, reason);
    }

    @Override
    public void cancel(String requestedBy) {
        if (cancelledBy == null) {
            cancelledBy = requestedBy;
        }
    }

    @Override
    public Map<String, Object> progress() {
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("status", status());
        if (plan != null && fanOut != null) {
            progress.put("rows", plan.rows());
            progress.put("units", plan.units());
            progress.put("unitsDone", plan.unitsDone() + fanOut.finished());
            progress.put("unitsInFlight", fanOut.inFlight());
            progress.put("failed", fanOut.failed());
        }
        return progress;
    }

    @Override
    public String status() {
        return cancelledBy != null && status.equals("running") ? "stopping" : status;
    }
}
