package io.segue.sync;

import io.segue.batch.UnitWorkflow;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import java.util.Map;

/** Brings one playlist into its target: pages are searched and matched side by side, added and verified one after another. */
@WorkflowInterface
public interface PlaylistSyncWorkflow extends UnitWorkflow {

    /** {@code status, pages, pagesMatched, pagesAdded}. */
    @QueryMethod(name = "get_progress")
    Map<String, Object> progress();

    /** {@code initializing, matching, adding, waiting, compensating} or {@code completed}. */
    @QueryMethod(name = "get_status")
    String status();
}
