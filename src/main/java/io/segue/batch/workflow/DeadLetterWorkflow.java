package io.segue.batch.workflow;

import io.segue.batch.DeadLetterActivities.Command;
import io.segue.batch.DeadLetterActivities.Reply;
import io.segue.batch.DeadUnit;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.Map;

/**
 * Stands for the dead items of one unit until somebody has decided about them. It knows nothing that the ledger does not: lost, it is
 * started again from there.
 */
@WorkflowInterface
public interface DeadLetterWorkflow {

    /** Waits until nothing is dead in the unit. */
    @WorkflowMethod
    void run(DeadUnit unit);

    /** Sends dead items through again, in a new pass of their batch that a launcher carries out. */
    @UpdateMethod
    Reply redrive(Command command);

    @UpdateValidatorMethod(updateName = "redrive")
    void validateRedrive(Command command);

    /** Leaves dead items be: they are no failures any longer. */
    @UpdateMethod
    Reply discard(Command command);

    @UpdateValidatorMethod(updateName = "discard")
    void validateDiscard(Command command);

    /** {@code status, dead, redriven, discarded}. */
    @QueryMethod(name = "get_progress")
    Map<String, Object> progress();

    /** {@code initializing, waiting, redriving} or {@code completed}. */
    @QueryMethod(name = "get_status")
    String status();
}
