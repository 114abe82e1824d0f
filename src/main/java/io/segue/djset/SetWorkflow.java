package io.segue.djset;

import io.segue.batch.UnitWorkflow;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import java.util.Map;

/** Makes one DJ set: load, sequence, justify. A crash after a step resumes with the next. */
@WorkflowInterface
public interface SetWorkflow extends UnitWorkflow {

    /** {@code status, tracks, steps_done, steps}. */
    @QueryMethod(name = "get_progress")
    Map<String, Object> progress();

    /** {@code initializing, loading_tracks, sequencing_tracks, generating_justifications} or {@code completed}. */
    @QueryMethod(name = "get_status")
    String status();
}
