package io.segue.batch.schedule;

import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Batches;
import io.segue.batch.Counts;
import io.segue.batch.JobDefinition;
import io.segue.batch.UnitSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Batches that end as the test says; one per job, description and date, as real ones are. */
final class FakeBatches implements Batches {

    final List<String> launched = new CopyOnWriteArrayList<>();
    final List<String> resumed = new CopyOnWriteArrayList<>();
    private final Map<String, BatchSummary> known = new ConcurrentHashMap<>();
    private volatile Function<String, BatchState> ending = batchId -> BatchState.APPLIED;

    /** Told the batch's id; answers how it ends. */
    void end(Function<String, BatchState> ending) {
        this.ending = ending;
    }

    /** Batches stay under way until the latch is counted down. */
    void hold(CountDownLatch latch) {
        end(batchId -> {
            try {
                latch.await();
                return BatchState.APPLIED;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return BatchState.RUNNING;
            }
        });
    }

    @Override
    public BatchSummary run(LaunchRequest request, ProgressListener progress) {
        JobDefinition definition = request.definition();
        String batchId = definition.name() + "-" + definition.date().orElseThrow()
                + (definition.description().isEmpty() ? "" : "-" + definition.description())
                + (request.dryRun() ? "-dry" : "");
        launched.add(batchId);
        return carryOut(batchId, definition.name(), progress);
    }

    @Override
    public BatchSummary resume(String batchId, ProgressListener progress) {
        resumed.add(batchId);
        return carryOut(batchId, known.get(batchId).job(), progress);
    }

    private BatchSummary carryOut(String batchId, String job, ProgressListener progress) {
        BatchSummary before = known.get(batchId);
        if (before != null && before.state().closed()) {
            return before;
        }
        known.put(batchId, summary(batchId, job, BatchState.RUNNING));
        progress.progress(new ProgressListener.Progress(batchId, "run", 0, 1, null));
        BatchSummary after = summary(batchId, job, ending.apply(batchId));
        known.put(batchId, after);
        return after;
    }

    private static BatchSummary summary(String batchId, String job, BatchState state) {
        return new BatchSummary(
                batchId,
                job,
                "fake",
                false,
                state,
                null,
                null,
                Counts.NONE,
                0,
                0,
                Instant.EPOCH,
                null,
                null,
                null,
                null);
    }

    @Override
    public BatchSummary cancel(String batchId, String requestedBy, ProgressListener progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<BatchSummary> find(String batchIdOrPrefix) {
        return Optional.ofNullable(known.get(batchIdOrPrefix));
    }

    @Override
    public List<BatchSummary> recent(int limit) {
        return List.copyOf(known.values());
    }

    @Override
    public List<UnitSummary> units(String batchId) {
        return List.of();
    }

    @Override
    public List<Event> events(String batchId) {
        return List.of();
    }

    @Override
    public boolean owned(String batchId) {
        return false;
    }
}
