package io.segue.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One Spring Batch job instance of a batch, as the audit trail keeps it. States are monotonic within a pass; a new pass may move items
 * and units on.
 *
 * @param no 1 for the run
 * @param requestedBy {@code null} for the run: whoever ran the job
 * @param items sent through again
 * @param stateBefore of the batch, {@code null} where there was none
 * @param stateAfter with {@code after}, {@code null} while the pass goes on
 */
public record Pass(
        int no,
        Kind kind,
        @Nullable String requestedBy,
        @Nullable String reason,
        long items,
        @Nullable BatchState stateBefore,
        @Nullable BatchState stateAfter,
        @Nullable Counts before,
        @Nullable Counts after,
        Instant openedAt,
        @Nullable Instant finishedAt) {

    /** What a pass is for. */
    public enum Kind {
        /** The first one: everything. */
        RUN,
        /** What failed is sent through again. */
        REDRIVE
    }
}
