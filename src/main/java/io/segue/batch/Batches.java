package io.segue.batch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done with batches, for whoever drives the kernel: command line, web, schedules. */
public interface Batches {

    /**
     * Runs the batch that this definition and these inputs make, and returns when it has ended or waits for long. The same inputs
     * make the same batch: one that ended answers with its outcome, one that was interrupted goes on. A batch that another process
     * runs is waited for.
     *
     * @throws InvalidDefinitionException when inputs cannot be read
     */
    BatchSummary run(LaunchRequest request, ProgressListener progress);

    /**
     * Cancels a batch, whoever runs it, and returns when it has ended; takes it over where its owner is gone.
     *
     * @throws UnknownBatchException when there is no such batch
     */
    BatchSummary cancel(String batchId, String requestedBy, ProgressListener progress);

    /**
     * Goes on with a batch that nobody works on, and returns when it has ended, or this thread is interrupted. A batch that has ended
     * answers with its outcome.
     *
     * @throws UnknownBatchException when there is no such batch
     */
    BatchSummary resume(String batchId, ProgressListener progress);

    /** The batch of this id, or whose id begins so where that is unambiguous. */
    Optional<BatchSummary> find(String batchIdOrPrefix);

    List<BatchSummary> recent(int limit);

    List<UnitSummary> units(String batchId);

    List<Event> events(String batchId);

    /** Whether a living process works on the batch. */
    boolean owned(String batchId);

    /**
     * @param dryRun search and match only
     * @param again a new batch even if there is one for these inputs
     * @param patient stay through waits of any length
     * @param output where to put the report instead of where the definition says
     */
    record LaunchRequest(
            JobDefinition definition,
            boolean dryRun,
            boolean again,
            boolean patient,
            @Nullable Path output) {}

    /** An entry of the audit trail. */
    record Event(Instant occurredAt, @Nullable Integer unitNo, String kind, String detail) {}

    /** Told what goes on, about four times a second at most. */
    @FunctionalInterface
    interface ProgressListener {

        void progress(Progress progress);

        /** Told once what an input file was taken for and how sure that is. */
        default void recognised(String file) {}

        /**
         * @param phase what is being done: {@code stage}, {@code run}, {@code report}, or {@code wait} for another owner
         * @param done of {@code total}; {@code total} is -1 while unknown
         */
        record Progress(
                String batchId,
                String phase,
                long done,
                long total,
                @Nullable BatchSummary summary) {}
    }

    /** No batch of that id. */
    class UnknownBatchException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public UnknownBatchException(String message) {
            super(message);
        }
    }
}
