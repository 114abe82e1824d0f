package io.segue.batch.temporal;

import io.segue.batch.DeadLetterActivities.Notice;
import io.segue.batch.TaskQueues;
import io.segue.batch.WorkflowLabels;
import io.segue.batch.workflow.DeadLetterWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Starts the workflows on the dead letter queue of a cluster, one per unit: those that are there already stay as they are. */
@Component
@ConditionalOnProperty(name = "segue.temporal.mode", havingValue = "cluster")
public class DeadLetterWorkflows {

    private final ObjectProvider<WorkflowClient> clients;
    private final ObjectProvider<SearchAttributeRegistration> registration;
    private volatile boolean registered;

    DeadLetterWorkflows(
            ObjectProvider<WorkflowClient> clients, ObjectProvider<SearchAttributeRegistration> registration) {
        this.clients = clients;
        this.registration = registration;
    }

    /** Whether this process has a connection; a command that only looks has none. */
    public boolean connected() {
        return clients.getIfAvailable() != null;
    }

    /** Starts the unit's workflow, or finds it running. */
    public void ensure(Notice notice) {
        if (!registered) {
            registration.ifAvailable(SearchAttributeRegistration::ensure);
            registered = true;
        }
        DeadLetterWorkflow workflow = clients.getObject().newWorkflowStub(DeadLetterWorkflow.class, options(notice));
        WorkflowClient.start(workflow::run, notice.unit());
    }

    static WorkflowOptions options(Notice notice) {
        Map<String, String> attributes = new HashMap<>(notice.searchAttributes());
        attributes.put(WorkflowLabels.BATCH_ID.getName(), notice.unit().batchId());
        attributes.put(WorkflowLabels.JOB_NAME.getName(), notice.jobName());
        attributes.put(WorkflowLabels.TRACK_NAME.getName(), notice.trackName());
        return WorkflowOptions.newBuilder()
                .setWorkflowId(notice.unit().workflowId())
                .setTaskQueue(TaskQueues.DEAD_LETTERS)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setMemo(WorkflowLabels.memo(Map.of(
                        "job", notice.jobName(), "description", notice.description(), "unit", notice.unitTitle())))
                .setStaticSummary(WorkflowLabels.summary(notice.dead() + " dead: " + notice.trackName()))
                .setStaticDetails(
                        WorkflowLabels.details(
                                "Unit **" + WorkflowLabels.attribute(notice.unitTitle()) + "** of batch "
                                        + notice.unit().batchId()
                                        + ". The update `redrive` sends its dead items through again, `discard` leaves"
                                        + " them be; both take `{\"requestedBy\": \"name\", \"reason\": \"why\"}`, and the `rowNo` of one item."))
                .setTypedSearchAttributes(WorkflowLabels.attributes(attributes))
                .build();
    }
}
