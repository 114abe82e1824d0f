package io.segue.djset;

import io.segue.batch.RetryPolicies;
import io.segue.batch.TaskQueues;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitRequest;
import io.segue.batch.UnitResult;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The set's three steps in a detached scope, so that whatever stops it, the unit is closed in the ledger first. */
@WorkflowImpl(taskQueues = TaskQueues.SEGUE)
public class SetWorkflowImpl implements SetWorkflow {

    private static final int STEPS = 3;

    private final SetActivities loading = activities(Duration.ofSeconds(30));
    private final SetActivities computing = activities(Duration.ofSeconds(60));

    private String status = "initializing";
    private boolean stopRequested;
    private int tracks;
    private int stepsDone;

    private static SetActivities activities(Duration timeout) {
        return Workflow.newActivityStub(
                SetActivities.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(timeout)
                        .setHeartbeatTimeout(RetryPolicies.HEARTBEAT)
                        .setRetryOptions(RetryPolicies.untilAnswered())
                        .build());
    }

    @Override
    public UnitResult run(UnitRequest request) {
        CancellationScope outer = CancellationScope.current();
        UnitResult[] result = new UnitResult[1];
        Workflow.newDetachedCancellationScope(() -> result[0] = make(request.unit(), outer))
                .run();
        status = "completed";
        return result[0];
    }

    private UnitResult make(UnitRef unit, CancellationScope outer) {
        try {
            status = "loading_tracks";
            tracks = loading.load(unit);
            stepsDone++;
            if (stopped(outer)) {
                return loading.fail(unit, "stopped before its end");
            }
            status = "sequencing_tracks";
            computing.sequence(unit);
            stepsDone++;
            if (stopped(outer)) {
                return loading.fail(unit, "stopped before its end");
            }
            status = "generating_justifications";
            computing.justify(unit);
            stepsDone++;
            return loading.close(unit);
        } catch (ActivityFailure e) {
            String reason = e.getCause() instanceof ApplicationFailure failure
                    ? failure.getOriginalMessage()
                    : String.valueOf(e.getMessage());
            return loading.fail(unit, reason);
        }
    }

    private boolean stopped(CancellationScope outer) {
        return stopRequested || outer.isCancelRequested();
    }

    @Override
    public void stop() {
        stopRequested = true;
    }

    @Override
    public Map<String, Object> progress() {
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("status", status);
        progress.put("tracks", tracks);
        progress.put("steps_done", stepsDone);
        progress.put("steps", STEPS);
        return progress;
    }

    @Override
    public String status() {
        return status;
    }
}
