package io.segue.djset;

import io.segue.batch.TaskQueues;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitRequest;
import io.segue.batch.UnitRequest.Purpose;
import io.segue.batch.UnitResult;
import io.segue.batch.UnitState;
import io.segue.process.HistoryScenario;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What may befall the workflow of a set. */
public final class SetHistories {

    private static final UnitRequest REQUEST = new UnitRequest(new UnitRef("job-1", 0, 1), Purpose.APPLY, -1);

    private SetHistories() {}

    public static List<HistoryScenario> scenarios() {
        FakeSetActivities stopped = new FakeSetActivities(false, true);
        return List.of(
                scenario("clean", new FakeSetActivities(false, false), workflow -> {}),
                scenario("impossible", new FakeSetActivities(true, false), workflow -> {}),
                scenario("stopped", stopped, workflow -> {
                    workflow.signal("stop");
                    stopped.released.countDown();
                }));
    }

    private static HistoryScenario scenario(
            String name, FakeSetActivities activities, Consumer<WorkflowStub> meanwhile) {
        return new HistoryScenario(
                "SetWorkflow-" + name,
                List.of(SetWorkflowImpl.class),
                List.of(activities),
                List.of(TaskQueues.SEGUE),
                client -> {
                    SetWorkflow workflow = client.newWorkflowStub(
                            SetWorkflow.class,
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId("set")
                                    .setTaskQueue(TaskQueues.SEGUE)
                                    .build());
                    WorkflowExecution started = WorkflowClient.start(workflow::run, REQUEST);
                    meanwhile.accept(WorkflowStub.fromTyped(workflow));
                    return started;
                });
    }

    /** A set of twenty tracks that cannot be ordered when {@code impossible}, or is loaded only once released. */
    private static final class FakeSetActivities implements SetActivities {

        private final CountDownLatch released = new CountDownLatch(1);
        private final boolean impossible;
        private final boolean held;

        FakeSetActivities(boolean impossible, boolean held) {
            this.impossible = impossible;
            this.held = held;
        }

        @Override
        public int load(UnitRef unit) {
            try {
                if (held && !released.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("not released in time");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 20;
        }

        @Override
        public void sequence(UnitRef unit) {
            if (impossible) {
                throw ApplicationFailure.newNonRetryableFailure("two tracks are locked to position 3", "Impossible");
            }
        }

        @Override
        public void justify(UnitRef unit) {}

        @Override
        public UnitResult close(UnitRef unit) {
            return new UnitResult(unit.unitNo(), UnitState.APPLIED, 0);
        }

        @Override
        public UnitResult fail(UnitRef unit, String reason) {
            return new UnitResult(unit.unitNo(), UnitState.FAILED, 0);
        }
    }
}
