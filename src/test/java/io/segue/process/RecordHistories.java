package io.segue.process;

import io.segue.batch.workflow.BatchHistories;
import io.segue.batch.workflow.DeadLetterHistories;
import io.segue.djset.SetHistories;
import io.segue.sync.PlaylistSyncHistories;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Runs every scenario on a real server and keeps the histories, for {@link RecordedHistoriesReplayTest}. Once per release:
 *
 * <p>{@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.segue.process.RecordHistories
 * -Dexec.args=0.1.0}
 */
final class RecordHistories {

    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    static final Path FOLDER = Path.of("src/test/resources/histories");

    private RecordHistories() {}

    private static List<HistoryScenario> scenarios() {
        List<HistoryScenario> scenarios = new ArrayList<>();
        scenarios.addAll(BatchHistories.scenarios());
        scenarios.addAll(DeadLetterHistories.scenarios());
        scenarios.addAll(PlaylistSyncHistories.scenarios());
        scenarios.addAll(SetHistories.scenarios());
        return scenarios;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 1 || arguments.length > 2) {
            throw new IllegalArgumentException(
                    "expected the release to record for, such as 0.1.0, and what the names of scenarios begin with, for a few");
        }
        Path folder = Files.createDirectories(FOLDER.resolve(arguments[0]));
        Path state = Files.createTempDirectory("histories");
        try (TemporalServer server = TemporalServer.start(state)) {
            for (HistoryScenario scenario : scenarios()) {
                if (arguments.length == 2 && !scenario.name().startsWith(arguments[1])) {
                    continue;
                }
                String namespace = server.freshNamespace();
                for (String attribute : List.of("batch_id", "job_name", "user_id", "playlist_id", "track_name")) {
                    server.cli(
                            "operator",
                            "search-attribute",
                            "create",
                            "--namespace",
                            namespace,
                            "--name",
                            attribute,
                            "--type",
                            "Keyword");
                }
                record(server.target(), namespace, scenario, folder);
            }
        }
        System.exit(0); // the SDK's threads outlive their server
    }

    private static void record(String target, String namespace, HistoryScenario scenario, Path folder)
            throws IOException {
        WorkflowServiceStubs service = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
        WorkflowClient client = WorkflowClient.newInstance(
                service,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(namespace)
                        .setIdentity("recorder")
                        .build());
        WorkerFactory workers = WorkerFactory.newInstance(client);
        try {
            for (String queue : scenario.queues()) {
                Worker worker = workers.newWorker(
                        queue,
                        WorkerOptions.newBuilder()
                                .setDefaultDeadlockDetectionTimeout(LONGEST_PAUSE_MILLIS)
                                .build());
                worker.registerWorkflowImplementationTypes(
                        WorkflowImplementationOptions.newBuilder()
                                .setFailWorkflowExceptionTypes(RuntimeException.class)
                                .build(),
                        scenario.workflows().toArray(Class<?>[]::new));
                worker.registerActivitiesImplementations(scenario.activities().toArray());
            }
            workers.start();
            WorkflowExecution started = scenario.start().apply(client);
            await(client, started.getWorkflowId());
            keepRuns(client, started, folder, scenario.name());
        } finally {
            workers.shutdownNow();
            service.shutdownNow();
        }
    }

    private static void await(WorkflowClient client, String workflowId) {
        try {
            client.newUntypedWorkflowStub(workflowId).getResult(Object.class);
        } catch (WorkflowFailedException cancelled) {
            // its history says so
        }
    }

    private static void keepRuns(WorkflowClient client, WorkflowExecution first, Path folder, String name)
            throws IOException {
        int run = 0;
        String runId = first.getRunId();
        while (!runId.isEmpty()) {
            run++;
            WorkflowExecutionHistory history = client.fetchHistory(first.getWorkflowId(), runId);
            if (history.getLastEvent().getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED) {
                throw new IllegalStateException(name + " failed: " + history.getLastEvent());
            }
            String file = name + (run == 1 ? "" : "-run" + run) + ".json.gz";
            try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(file)))) {
                out.write(history.toJson(false).getBytes(StandardCharsets.UTF_8));
            }
            System.out.println(file + ": " + history.getEvents().size() + " events, " + Files.size(folder.resolve(file))
                    + " bytes");
            runId = history.getLastEvent()
                    .getWorkflowExecutionContinuedAsNewEventAttributes()
                    .getNewExecutionRunId();
        }
    }
}
