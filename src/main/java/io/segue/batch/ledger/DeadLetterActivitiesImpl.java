package io.segue.batch.ledger;

import io.segue.batch.BatchState;
import io.segue.batch.DeadLetterActivities;
import io.segue.batch.DeadLetters.Selection;
import io.segue.batch.DeadUnit;
import io.segue.batch.ItemState;
import io.segue.batch.Pass.Kind;
import io.segue.batch.RefusedException;
import io.segue.batch.TaskQueues;
import io.segue.batch.ledger.PassStore.PassRequest;
import io.temporal.spring.boot.ActivityImpl;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the dead letter workflows ask of the ledger. A pass that is asked for waits there for a launcher. */
@Component
@ActivityImpl(taskQueues = TaskQueues.DEAD_LETTERS)
class DeadLetterActivitiesImpl implements DeadLetterActivities {

    private final DeadLetterStore letters;
    private final PassStore passes;
    private final BatchStore batches;

    DeadLetterActivitiesImpl(DeadLetterStore letters, PassStore passes, BatchStore batches) {
        this.letters = letters;
        this.passes = passes;
        this.batches = batches;
    }

    @Override
    public Notice look(DeadUnit unit) {
        return letters.describe(unit);
    }

    @Override
    public Reply redrive(DeadUnit unit, Command command) {
        BatchState state = batches.get(unit.batchId()).state();
        String refusal = state.closed() ? PassStore.refusal(state) : null;
        if (refusal != null) {
            throw new RefusedException("Batch " + unit.batchId() + " cannot be redriven: " + refusal + ".");
        }
        PassRequest request = new PassRequest(
                unit.batchId(),
                Kind.REDRIVE,
                unit.unitNo(),
                command.rowNo(),
                Set.of(ItemState.DEAD),
                command.requestedBy(),
                command.reason());
        long items = letters.redrivable(request);
        if (items == 0) {
            return new Reply(0, "Nothing of this is dead.");
        }
        if (passes.asked(request)) {
            return new Reply(0, "This has been asked for already, and waits for a launcher.");
        }
        passes.request(request);
        return new Reply(items, items + " item(s) will be sent through again by the next launcher that is free.");
    }

    @Override
    public Reply discard(DeadUnit unit, Command command) {
        long items = letters.discard(
                new Selection(unit.batchId(), command.rowNo()), unit.unitNo(), command.requestedBy(), command.reason());
        return new Reply(items, items == 0 ? "Nothing of this is dead." : items + " item(s) discarded.");
    }
}
