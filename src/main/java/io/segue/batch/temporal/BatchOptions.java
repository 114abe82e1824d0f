package io.segue.batch.temporal;

import io.segue.batch.BatchRef;
import io.segue.batch.JobDefinition;
import io.segue.batch.TaskQueues;
import io.segue.batch.WorkflowLabels;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.Priority;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How the parent workflow of a batch is started, and what Temporal's own pages and command line tell of it. */
final class BatchOptions {

    private static final int MOST_INPUTS = 20;

    /** What a server takes of a fairness key. */
    private static final int MOST_KEY_BYTES = 64;

    private BatchOptions() {}

    static WorkflowOptions of(BatchRef batch, JobDefinition job) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(WorkflowLabels.BATCH_ID.getName(), batch.batchId());
        attributes.put(WorkflowLabels.JOB_NAME.getName(), job.name());
        job.user().ifPresent(user -> attributes.put(WorkflowLabels.USER_ID.getName(), user));
        Map<String, String> memo = new LinkedHashMap<>();
        memo.put("job", job.name());
        memo.put("type", job.type());
        memo.put("description", job.description());
        return WorkflowOptions.newBuilder()
                .setWorkflowId(batch.workflowId())
                .setTaskQueue(TaskQueues.SEGUE)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setMemo(WorkflowLabels.memo(memo))
                .setStaticSummary(WorkflowLabels.summary(
                        job.description().isBlank() ? job.name() : job.name() + ": " + job.description()))
                .setStaticDetails(WorkflowLabels.details(details(batch, job)))
                .setPriority(share(job.user().orElse(job.name())))
                .setTypedSearchAttributes(WorkflowLabels.attributes(attributes))
                .build();
    }

    private static String details(BatchRef batch, JobDefinition job) {
        StringBuilder details = new StringBuilder("**" + batch.batchId() + "**, attempt " + batch.attempt() + "\n\n"
                + "- job: " + job.name() + " (" + job.type() + ")\n");
        job.date().ifPresent(date -> details.append("- date: ").append(date).append('\n'));
        job.user().ifPresent(user -> details.append("- user: ").append(user).append('\n'));
        details.append("- inputs: ")
                .append(job.inputs().stream()
                        .limit(MOST_INPUTS)
                        .map(Path::getFileName)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")))
                .append(
                        job.inputs().size() > MOST_INPUTS
                                ? " and " + (job.inputs().size() - MOST_INPUTS) + " more"
                                : "")
                .append("\n- atomicity: ")
                .append(job.atomicity().policy().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .append("\n- more: `segue show ")
                .append(batch.batchId())
                .append("`\n");
        return details.toString();
    }

    /** A server that shares its task queues fairly does so between users, and between jobs, also those that one job file stands for. */
    private static Priority share(String userOrJob) {
        String key = userOrJob;
        while (key.getBytes(StandardCharsets.UTF_8).length > MOST_KEY_BYTES) {
            key = key.substring(0, key.offsetByCodePoints(key.length(), -1));
        }
        return Priority.newBuilder().setFairnessKey(key).build();
    }
}
