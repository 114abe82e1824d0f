package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.UnitRequest;
import io.segue.batch.UnitResult;
import io.segue.batch.UnitState;
import io.segue.sync.PlaylistSyncWorkflow;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * Whatever a release recorded, today's workflow code replays: a batch that was under way when its workers were replaced goes on.
 * Recorded by {@link RecordHistories}.
 */
class RecordedHistoriesReplayTest {

    /** Implementations of all workflows by type, as workers find them. */
    private static final Map<String, Class<?>> WORKFLOWS = workflows();

    static List<Path> histories() throws IOException {
        try (Stream<Path> files = Files.walk(RecordHistories.FOLDER)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void replays(Path file) throws Exception {
        WorkflowExecutionHistory history = read(file);

        WorkflowReplayer.replayWorkflowExecution(history, Objects.requireNonNull(WORKFLOWS.get(type(history))));
    }

    @Test
    void thereAreHistoriesOfEveryWorkflow() throws IOException {
        assertThat(WORKFLOWS).isNotEmpty();
        for (String workflow : WORKFLOWS.keySet()) {
            assertThat(histories())
                    .as("histories of " + workflow + "; see CONTRIBUTING.md on how to record some")
                    .anyMatch(file -> String.valueOf(file.getFileName()).startsWith(workflow + "-"));
        }
    }

    @Test
    void codeThatDoesSomethingElseIsNoticed() throws Exception {
        Path some = histories().stream()
                .filter(file -> file.endsWith("PlaylistSyncWorkflow-metered.json.gz"))
                .findFirst()
                .orElseThrow();
        WorkflowExecutionHistory history = read(some);

        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(history, SleepsInstead.class))
                .hasStackTraceContaining("NonDeterministic");
    }

    private static WorkflowExecutionHistory read(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return WorkflowExecutionHistory.fromJson(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String type(WorkflowExecutionHistory history) {
        return history.getEvents()
                .get(0)
                .getWorkflowExecutionStartedEventAttributes()
                .getWorkflowType()
                .getName();
    }

    private static Map<String, Class<?>> workflows() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(WorkflowImpl.class));
        Map<String, Class<?>> workflows = new TreeMap<>();
        scanner.findCandidateComponents("io.segue").forEach(found -> {
            try {
                Class<?> implementation = Class.forName(found.getBeanClassName());
                workflows.put(typeOf(implementation), implementation);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        });
        return workflows;
    }

    private static String typeOf(Class<?> implementation) {
        Deque<Class<?>> open = new ArrayDeque<>(List.of(implementation.getInterfaces()));
        while (!open.isEmpty()) {
            Class<?> candidate = open.remove();
            if (candidate.isAnnotationPresent(WorkflowInterface.class)) {
                return candidate.getSimpleName();
            }
            open.addAll(List.of(candidate.getInterfaces()));
        }
        throw new IllegalStateException(implementation + " implements no workflow");
    }

    /** Does not open its unit first. */
    public static final class SleepsInstead implements PlaylistSyncWorkflow {

        @Override
        public UnitResult run(UnitRequest request) {
            Workflow.sleep(Duration.ofMinutes(1));
            return new UnitResult(request.unit().unitNo(), UnitState.APPLIED, 0);
        }

        @Override
        public void stop() {}

        @Override
        public Map<String, Object> progress() {
            return Map.of();
        }

        @Override
        public String status() {
            return "sleeping";
        }
    }
}
