package io.segue.batch;

import io.segue.batch.Batches.ProgressListener;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with items whose attempts are exhausted. The ledger alone is enough for all of it; in a cluster the workflows on the
 * dead letter queue are another way in.
 */
public interface DeadLetters {

    /**
     * What a person means by a batch id, its beginning, or either followed by {@code /} and an item's row.
     *
     * @throws Batches.UnknownBatchException when there is no such batch
     */
    Selection select(String batchOrItem);

    /**
     * Oldest batch first, in the order of the input.
     *
     * @param batchId {@code null} for those of all batches
     */
    List<DeadLetter> list(@Nullable String batchId, int limit);

    /**
     * Sends dead items through again, in a new pass of their batch, and returns when that has ended or waits for long. Where a pass was
     * asked for that nobody carries out, it goes on with that.
     *
     * @throws RefusedException when the batch is still running, or has been taken back
     */
    Answer redrive(Selection selection, Request request, ProgressListener progress);

    /**
     * Leaves dead items be: they are neither wanted nor failures any longer, and the outcome of their units and batch says so.
     *
     * @throws RefusedException when the batch is still running
     */
    Answer discard(Selection selection, String requestedBy, @Nullable String reason);

    /** The batch's passes, the run first. */
    List<Pass> passes(String batchId);

    /** Batches with a pass that was asked for and not begun, or with a report that lags behind: {@link Batches#resume} sees to both. */
    List<String> requestedBatches();

    /** Sees to it that every unit with dead items has its workflow on the dead letter queue; without a cluster there are none. */
    void ensureWorkflows();

    /**
     * @param rowNo {@code null} for all of the batch
     */
    record Selection(String batchId, @Nullable Long rowNo) {}

    /**
     * @param also items in these states, besides the dead: {@link ItemState#NOT_FOUND} or {@link ItemState#AMBIGUOUS}
     * @param patient stay through waits of any length
     */
    record Request(
            Set<ItemState> also,
            String requestedBy,
            @Nullable String reason,
            boolean patient) {}

    /**
     * @param items that were concerned; none where there was nothing left to do
     */
    record Answer(long items, BatchSummary batch) {}
}
