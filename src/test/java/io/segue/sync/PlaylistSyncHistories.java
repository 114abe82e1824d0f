package io.segue.sync;

import io.segue.batch.TaskQueues;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitRequest;
import io.segue.batch.UnitRequest.Purpose;
import io.segue.batch.UnitResult;
import io.segue.batch.UnitState;
import io.segue.process.HistoryScenario;
import io.segue.sync.SyncActivities.Compensation;
import io.segue.sync.SyncActivities.Step;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What may befall the workflow of a playlist. */
public final class PlaylistSyncHistories {

    private static final UnitRef UNIT = new UnitRef("job-1", 0, 1);
    private static final UnitRequest APPLY = new UnitRequest(UNIT, Purpose.APPLY, -1);
    private static final UnitRequest APPLY_WITHIN_LIMIT = new UnitRequest(UNIT, Purpose.APPLY, 2);
    private static final UnitRequest COMPENSATE = new UnitRequest(UNIT, Purpose.COMPENSATE, -1);
    private static final long MOMENT_MILLIS = 100;

    private PlaylistSyncHistories() {}

    public static List<HistoryScenario> scenarios() {
        List<HistoryScenario> scenarios = new ArrayList<>();
        scenarios.add(scenario("metered", APPLY, new FakeSyncActivities(6, false)));
        FakeSyncActivities collection = new FakeSyncActivities(11, false);
        collection.decideWhileSearching();
        scenarios.add(scenario("collection", APPLY, collection));
        scenarios.add(scenario("dry-run", APPLY, new FakeSyncActivities(3, true)));
        scenarios.add(scenario("continued", APPLY, new FakeSyncActivities(53, false)));
        scenarios.add(scenario("matched-first", APPLY_WITHIN_LIMIT, new FakeSyncActivities(3, false)));
        scenarios.add(scenario("breach", APPLY_WITHIN_LIMIT, breaching()));
        scenarios.add(scenario("waits", APPLY, waiting()));
        scenarios.add(scenario("playlist-known", APPLY, naming()));
        FakeSyncActivities broken = new FakeSyncActivities(2, false);
        broken.plan("add 1", () -> {
            throw ApplicationFailure.newNonRetryableFailure("no such playlist", "Broken");
        });
        scenarios.add(scenario("broken", APPLY, broken));
        scenarios.add(stopped());
        scenarios.add(scenario("compensation", COMPENSATE, compensating()));
        return scenarios;
    }

    private static FakeSyncActivities breaching() {
        FakeSyncActivities activities = new FakeSyncActivities(3, false);
        activities.plan("match 1", () -> new Step(true, 3, 0));
        return activities;
    }

    private static FakeSyncActivities waiting() {
        FakeSyncActivities activities = new FakeSyncActivities(3, false);
        Supplier<Step> later = () -> new Step(false, 0, MOMENT_MILLIS);
        activities.plan("search 1", later);
        activities.plan("add 0", later, () -> new Step(false, 0, 0));
        activities.plan("verify 2", later);
        return activities;
    }

    private static FakeSyncActivities naming() {
        FakeSyncActivities activities = new FakeSyncActivities(7, false);
        for (int page = 0; page < 7; page++) {
            activities.plan("add " + page, () -> new Step(true, 0, 0, "playlist-7"));
        }
        return activities;
    }

    private static FakeSyncActivities compensating() {
        FakeSyncActivities activities = new FakeSyncActivities(3, false);
        activities.planCompensation(
                new Compensation(null, MOMENT_MILLIS),
                new Compensation(new UnitResult(0, UnitState.COMPENSATED, 0), 0));
        return activities;
    }

    private static HistoryScenario stopped() {
        FakeSyncActivities activities = new FakeSyncActivities(4, false);
        activities.hold();
        return scenario("stopped", APPLY, activities, workflow -> {
            while (activities.searchingNow.get() == 0) {
                Thread.onSpinWait();
            }
            workflow.signal("stop");
            activities.release();
        });
    }

    private static HistoryScenario scenario(String name, UnitRequest request, FakeSyncActivities activities) {
        return scenario(name, request, activities, workflow -> {});
    }

    private static HistoryScenario scenario(
            String name, UnitRequest request, FakeSyncActivities activities, Consumer<WorkflowStub> meanwhile) {
        return new HistoryScenario(
                "PlaylistSyncWorkflow-" + name,
                List.of(PlaylistSyncWorkflowImpl.class),
                List.of(activities),
                List.of(TaskQueues.SEGUE),
                client -> {
                    PlaylistSyncWorkflow workflow = client.newWorkflowStub(
                            PlaylistSyncWorkflow.class,
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId("unit")
                                    .setTaskQueue(TaskQueues.SEGUE)
                                    .build());
                    WorkflowExecution started = WorkflowClient.start(workflow::run, request);
                    meanwhile.accept(WorkflowStub.fromTyped(workflow));
                    return started;
                });
    }
}
