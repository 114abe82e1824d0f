package io.segue.batch.schedule;

import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Batches;
import io.segue.batch.Batches.LaunchRequest;
import io.segue.batch.Batches.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the batches that one job stands for, as many side by side as it says. One that fails does not keep the others from running. */
final class Lanes {

    private final Batches batches;

    Lanes(Batches batches) {
        this.batches = batches;
    }

    /**
     * @return the one that ended worst
     * @throws InterruptedException when this thread is interrupted; by then no batch is worked on any more
     * @throws RuntimeException what the first of those threw that could not be run, once the others have ended
     */
    Optional<BatchSummary> run(List<LaunchRequest> requests, ProgressListener progress) throws InterruptedException {
        if (requests.size() == 1) {
            return Optional.of(batches.run(requests.get(0), progress));
        }
        int together = requests.stream()
                .mapToInt(request -> request.definition().together())
                .max()
                .orElse(1);
        ExecutorService lanes = Executors.newFixedThreadPool(together);
        try {
            List<Future<BatchSummary>> running = new ArrayList<>();
            requests.forEach(request -> running.add(lanes.submit(() -> batches.run(request, progress))));
            return worst(running);
        } finally {
            lanes.shutdownNow();
            lanes.awaitTermination(20, TimeUnit.SECONDS);
        }
    }

    private static Optional<BatchSummary> worst(List<Future<BatchSummary>> running) throws InterruptedException {
        Optional<BatchSummary> worst = Optional.empty();
        RuntimeException failure = null;
        for (Future<BatchSummary> one : running) {
            try {
                BatchSummary ended = one.get();
                worst = Optional.of(worst.map(other -> worse(other, ended)).orElse(ended));
            } catch (ExecutionException e) {
                failure = failure == null ? unwrapped(e.getCause()) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return worst;
    }

    private static BatchSummary worse(BatchSummary one, BatchSummary other) {
        int code = one.state().exitCode();
        return BatchState.worse(code, other.state().exitCode()) == code ? one : other;
    }

    private static RuntimeException unwrapped(@Nullable Throwable cause) {
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }
}
