package io.segue.batch;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowMethod;

/**
 * What every child workflow of a batch can do. A domain extends it with an interface of its own that carries the workflow interface
 * annotation and thereby names the type; the parent starts children by that name, which is data to it. Deliberately without that
 * annotation itself.
 *
 * <p>Invariant: whatever the unit did is in the ledger before {@link #run} returns; the result repeats it in numbers.
 */
public interface UnitWorkflow {

    @WorkflowMethod
    UnitResult run(UnitRequest request);

    /** Start nothing more, let what is in flight end, record, return. */
    @SignalMethod
    void stop();
}
