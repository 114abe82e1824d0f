package io.segue.batch.workflow;

import io.segue.batch.DeadLetterActivities;
import io.segue.batch.DeadUnit;
import io.segue.batch.TaskQueues;
import io.segue.process.HistoryScenario;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What may befall the workflow that stands for a unit's dead items. */
public final class DeadLetterHistories {

    private static final DeadUnit UNIT = new DeadUnit("job-1", 0);
    private static final DeadLetterActivities.Command COMMAND =
            new DeadLetterActivities.Command(null, "somebody", "it is back");

    private DeadLetterHistories() {}

    public static List<HistoryScenario> scenarios() {
        return List.of(
                scenario("redriven", workflow -> workflow.redrive(COMMAND)),
                scenario("discarded", workflow -> workflow.discard(COMMAND)));
    }

    private static HistoryScenario scenario(String name, Consumer<DeadLetterWorkflow> decide) {
        return new HistoryScenario(
                "DeadLetterWorkflow-" + name,
                List.of(DeadLetterWorkflowImpl.class),
                List.of(new FakeDeadLetters()),
                List.of(TaskQueues.DEAD_LETTERS),
                client -> {
                    DeadLetterWorkflow workflow = client.newWorkflowStub(
                            DeadLetterWorkflow.class,
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId(UNIT.workflowId())
                                    .setTaskQueue(TaskQueues.DEAD_LETTERS)
                                    .build());
                    WorkflowExecution started = WorkflowClient.start(workflow::run, UNIT);
                    decide.accept(workflow);
                    return started;
                });
    }

    /** Two items, dead until somebody decides. */
    private static final class FakeDeadLetters implements DeadLetterActivities {

        private volatile long dead = 2;

        @Override
        public Notice look(DeadUnit unit) {
            return new Notice(unit, "job", "what the job does", "Focus", dead, dead == 0 ? "" : "One +1", Map.of());
        }

        @Override
        public Reply redrive(DeadUnit unit, Command command) {
            return decided();
        }

        @Override
        public Reply discard(DeadUnit unit, Command command) {
            return decided();
        }

        private Reply decided() {
            dead = 0;
            return new Reply(2, "2 items");
        }
    }
}
