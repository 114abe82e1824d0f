package io.segue.batch.workflow;

import io.segue.batch.BatchRef;
import io.segue.batch.LedgerActivities.Promise;
import io.segue.batch.TaskQueues;
import io.segue.batch.workflow.FakeUnits.Conduct;
import io.segue.batch.workflow.FakeUnits.FakeUnitWorkflowImpl;
import io.segue.process.HistoryScenario;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** What may befall a parent workflow. */
public final class BatchHistories {

    private static final BatchRef BATCH = new BatchRef("job-1", 1);
    private static final Promise BEST_EFFORT = new Promise(-1, false, true);
    private static final BiConsumer<WorkflowClient, WorkflowExecution> LEFT_ALONE = (client, batch) -> {};

    private BatchHistories() {}

    public static List<HistoryScenario> scenarios() {
        return List.of(
                scenario("clean", new FakeLedger(7, 3, BEST_EFFORT), Conduct.DONE, LEFT_ALONE),
                scenario("child-lost", new FakeLedger(4, 2, BEST_EFFORT), Conduct.BREAKS, LEFT_ALONE),
                scenario("breach", new FakeLedger(6, 3, new Promise(1, true, true)), Conduct.TWO_FAIL, LEFT_ALONE),
                scenario(
                        "breach-kept", new FakeLedger(6, 3, new Promise(1, false, true)), Conduct.TWO_FAIL, LEFT_ALONE),
                scenario("cancel", new FakeLedger(5, 2, BEST_EFFORT), Conduct.UNTIL_STOPPED, (client, batch) -> {
                    underWay(2);
                    client.newWorkflowStub(BatchWorkflow.class, batch.getWorkflowId())
                            .cancel("somebody");
                }),
                scenario(
                        "cancel-in-temporal",
                        new FakeLedger(5, 2, BEST_EFFORT),
                        Conduct.UNTIL_STOPPED,
                        (client, batch) -> {
                            underWay(2);
                            client.newUntypedWorkflowStub(batch.getWorkflowId()).cancel();
                        }),
                scenario(
                        "compensation-resumed",
                        new FakeLedger(4, 2, BEST_EFFORT).compensatingAlready(),
                        Conduct.DONE,
                        LEFT_ALONE),
                scenario("continued", new FakeLedger(503, 16, BEST_EFFORT).plain(), Conduct.AT_ONCE, LEFT_ALONE));
    }

    private static HistoryScenario scenario(
            String name, FakeLedger ledger, Conduct conduct, BiConsumer<WorkflowClient, WorkflowExecution> meanwhile) {
        return new HistoryScenario(
                "BatchWorkflow-" + name,
                List.of(BatchWorkflowImpl.class, FakeUnitWorkflowImpl.class),
                List.of(ledger),
                List.of(TaskQueues.SEGUE),
                client -> {
                    FakeUnits.reset();
                    boolean all = conduct == Conduct.UNTIL_STOPPED || conduct == Conduct.AT_ONCE;
                    (all ? IntStream.range(0, 503) : IntStream.of(1))
                            .forEach(unit -> FakeUnits.CONDUCTS.put(unit, conduct));
                    BatchWorkflow workflow = client.newWorkflowStub(
                            BatchWorkflow.class,
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId(BATCH.workflowId())
                                    .setTaskQueue(TaskQueues.SEGUE)
                                    .build());
                    WorkflowExecution started = WorkflowClient.start(workflow::run, BATCH);
                    meanwhile.accept(client, started);
                    return started;
                });
    }

    private static void underWay(int units) {
        while (FakeUnits.RUNNING.get() < units) {
            Thread.onSpinWait();
        }
    }
}
