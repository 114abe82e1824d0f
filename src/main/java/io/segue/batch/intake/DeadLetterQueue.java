package io.segue.batch.intake;

import io.segue.batch.BatchSummary;
import io.segue.batch.DeadUnit;
import io.segue.batch.ledger.DeadLetterStore;
import io.segue.batch.temporal.DeadLetterWorkflows;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Keeps the dead letter queue what the ledger says it should be: a workflow for each unit with dead items of a batch that has ended.
 * There is no queue without a cluster. The ledger has everything the queue has, so trouble with it never costs a batch anything.
 */
@Component
class DeadLetterQueue {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterQueue.class);

    private final DeadLetterStore letters;
    private final ObjectProvider<DeadLetterWorkflows> workflows;

    DeadLetterQueue(DeadLetterStore letters, ObjectProvider<DeadLetterWorkflows> workflows) {
        this.letters = letters;
        this.workflows = workflows;
    }

    /** A pass has ended. */
    void ended(BatchSummary batch) {
        if (batch.state().closed() && batch.counts().dead() > 0) {
            ensure(batch.batchId());
        }
    }

    /**
     * @param batchId {@code null} for all batches
     */
    void ensure(@Nullable String batchId) {
        DeadLetterWorkflows queue = workflows.getIfAvailable();
        if (queue == null || !queue.connected()) {
            return;
        }
        List<DeadUnit> units = letters.units(batchId);
        for (DeadUnit unit : units) {
            try {
                queue.ensure(letters.describe(unit));
            } catch (RuntimeException e) {
                log.warn(
                        "Dead letters of unit {} of batch {} are not on their queue yet",
                        unit.unitNo(),
                        unit.batchId(),
                        e);
                return; // the others would not fare better, and the next sweep comes
            }
        }
    }
}
