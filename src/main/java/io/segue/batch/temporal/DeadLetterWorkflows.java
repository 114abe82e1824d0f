package io.segue.batch.temporal;

import io.segue.batch.DeadLetterActivities.Notice;
import io.segue.batch.TaskQueues;
import io.segue.batch.workflow.DeadLetterWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Starts the workflows on the dead letter queue of a cluster, one per unit: those that are there already stay as they are. */
@Component
@ConditionalOnProperty(name = "segue.temporal.mode", havingValue = "cluster")
public class DeadLetterWorkflows {

    /** A server takes 400 bytes of summary, and its SQL stores 255 characters of an attribute. */
    private static final int MAX_SUMMARY = 100;

    private static final int MAX_ATTRIBUTE = 255;

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
        SearchAttributes.Builder attributes = SearchAttributes.newBuilder()
                .set(SearchAttributeKey.forKeyword("batch_id"), notice.unit().batchId())
                .set(SearchAttributeKey.forKeyword("job_name"), notice.jobName())
                .set(SearchAttributeKey.forKeyword("track_name"), cut(notice.trackName(), MAX_ATTRIBUTE));
        new TreeMap<>(notice.searchAttributes())
                .forEach((name, value) ->
                        attributes.set(SearchAttributeKey.forKeyword(name), cut(value, MAX_ATTRIBUTE)));
        return WorkflowOptions.newBuilder()
                .setWorkflowId(notice.unit().workflowId())
                .setTaskQueue(TaskQueues.DEAD_LETTERS)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setMemo(Map.of(
                        "job", notice.jobName(), "description", notice.description(), "unit", notice.unitTitle()))
                .setStaticSummary(cut(notice.dead() + " dead: " + notice.trackName(), MAX_SUMMARY))
                .setStaticDetails(
                        "Unit **" + cut(notice.unitTitle(), MAX_ATTRIBUTE) + "** of batch "
                                + notice.unit().batchId()
                                + ". The update `redrive` sends its dead items through again, `discard` leaves"
                                + " them be; both take `{\"requestedBy\": \"name\", \"reason\": \"why\"}`, and the `rowNo` of one item.")
                .setTypedSearchAttributes(attributes.build())
                .build();
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
