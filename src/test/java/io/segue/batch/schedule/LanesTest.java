package io.segue.batch.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.Atomicity;
import io.segue.batch.BatchState;
import io.segue.batch.Batches.LaunchRequest;
import io.segue.batch.DefinitionNode;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.DefinitionNode.Scalar;
import io.segue.batch.JobDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final Location HERE = Location.commandLine("test");
    private static final int TOGETHER = 3;

    private final FakeBatches batches = new FakeBatches();
    private final Lanes lanes = new Lanes(batches);

    private static List<LaunchRequest> jobs(String... names) {
        Map<String, DefinitionNode> forEach = Map.of("together", new Scalar(String.valueOf(TOGETHER), HERE));
        Mapping root = new Mapping(
                Map.of("forEach", new Mapping(forEach, HERE), "date", new Scalar("2026-11-27", HERE)), HERE);
        return Stream.of(names)
                .map(name -> new JobDefinition(
                        name,
                        "fake",
                        "",
                        Path.of("/music"),
                        List.of(),
                        "auto",
                        new Atomicity(
                                Atomicity.Policy.BEST_EFFORT,
                                null,
                                Atomicity.Remainder.KEEP,
                                Atomicity.Remainder.COMPENSATE),
                        1,
                        new JobDefinition.Output(Path.of("output"), null),
                        Map.of(),
                        root))
                .map(definition -> new LaunchRequest(definition, false, false, false, null))
                .toList();
    }

    @Test
    void asManyRunSideBySideAsTheJobSaysAndNoMore() throws Exception {
        CyclicBarrier everyLane = new CyclicBarrier(TOGETHER); // passed only where all lanes are taken at a time
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        batches.end(batchId -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                everyLane.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            } finally {
                running.decrementAndGet();
            }
            return BatchState.APPLIED;
        });

        lanes.run(jobs("a", "b", "c", "d", "e", "f"), progress -> {});

        assertThat(batches.launched).hasSize(6);
        assertThat(most).hasValue(TOGETHER);
    }

    @Test
    void theWorstEndingIsTheRuns() throws Exception {
        batches.end(batchId -> batchId.startsWith("b") ? BatchState.COMPENSATED : BatchState.PARTIAL);

        assertThat(lanes.run(jobs("a", "b", "c"), progress -> {}).orElseThrow().job())
                .isEqualTo("b");
    }

    @Test
    void oneThatCannotBeRunKeepsNobodyElseFromIt() {
        batches.end(batchId -> {
            if (batchId.startsWith("a")) {
                throw new IllegalStateException("no such file");
            }
            return BatchState.APPLIED;
        });

        assertThatThrownBy(() -> lanes.run(jobs("a", "b", "c", "d", "e"), progress -> {}))
                .hasMessage("no such file");
        assertThat(batches.launched).hasSize(5);
        assertThat(batches.recent(10))
                .filteredOn(batch -> batch.state() == BatchState.APPLIED)
                .hasSize(4);
    }

    @Test
    void nothingToRunEndsWithNothing() throws Exception {
        assertThat(lanes.run(List.of(), progress -> {})).isEmpty();
    }
}
