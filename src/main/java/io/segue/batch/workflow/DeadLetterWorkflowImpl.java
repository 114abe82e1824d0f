package io.segue.batch.workflow;

import io.segue.batch.DeadLetterActivities;
import io.segue.batch.DeadLetterActivities.Command;
import io.segue.batch.DeadLetterActivities.Notice;
import io.segue.batch.DeadLetterActivities.Reply;
import io.segue.batch.DeadUnit;
import io.segue.batch.RefusedException;
import io.segue.batch.RetryPolicies;
import io.segue.batch.TaskQueues;
import io.segue.batch.WorkflowLabels;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the ledger now and then, since others decide about dead items as well, and more often once it has been told to do
 * something. An update that was accepted is finished before the workflow closes or begins a fresh history.
 */
@WorkflowImpl(taskQueues = TaskQueues.DEAD_LETTERS)
public class DeadLetterWorkflowImpl implements DeadLetterWorkflow {

    private static final Duration LOOK = Duration.ofMinutes(15);
    private static final Duration LOOK_AFTER_COMMAND = Duration.ofMinutes(1);
    private static final int LOOKS_AFTER_COMMAND = 60;
    /** Each look is some ten events of history. */
    private static final int LOOKS_PER_RUN = 200;

    private static final int MAX_TEXT = 1000;

    private final DeadLetterActivities ledger = Workflow.newActivityStub(
            DeadLetterActivities.class,
            ActivityOptions.newBuilder()
                    .setTaskQueue(TaskQueues.DEAD_LETTERS)
                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                    .setHeartbeatTimeout(RetryPolicies.HEARTBEAT)
                    .setRetryOptions(RetryOptions.newBuilder(RetryPolicies.untilAnswered())
                            .setDoNotRetry(RefusedException.class.getName())
                            .build())
                    .build());

    private String status = "initializing";
    private @Nullable Notice notice;
    private boolean commanded;
    private int looksAfterCommand;
    private long redriven;
    private long discarded;

    @Override
    public void run(DeadUnit unit) {
        for (int looks = 0; looks < LOOKS_PER_RUN; looks++) {
            Notice found = look(unit);
            if (found.dead() == 0 && Workflow.isEveryHandlerFinished()) {
                status = "completed";
                return;
            }
            status = looksAfterCommand > 0 ? "redriving" : "waiting";
            Workflow.await(looksAfterCommand > 0 ? LOOK_AFTER_COMMAND : LOOK, () -> commanded);
            looksAfterCommand = commanded ? LOOKS_AFTER_COMMAND : Math.max(0, looksAfterCommand - 1);
            commanded = false;
        }
        Workflow.await(Workflow::isEveryHandlerFinished);
        Workflow.newContinueAsNewStub(DeadLetterWorkflow.class).run(unit);
    }

    private Notice look(DeadUnit unit) {
        Notice found = ledger.look(unit);
        boolean changed = notice != null && !notice.trackName().equals(found.trackName());
        if (changed && !found.trackName().isEmpty()) {
            Workflow.upsertTypedSearchAttributes(WorkflowLabels.TRACK_NAME.valueSet(found.trackName()));
        }
        notice = found;
        return found;
    }

    @Override
    public Reply redrive(Command command) {
        DeadUnit unit = unit();
        Reply reply = answered(() -> ledger.redrive(unit, command));
        redriven += reply.items();
        commanded = true;
        return reply;
    }

    @Override
    public Reply discard(Command command) {
        DeadUnit unit = unit();
        Reply reply = answered(() -> ledger.discard(unit, command));
        discarded += reply.items();
        commanded = true;
        return reply;
    }

    /** An update may come before the first look. */
    private DeadUnit unit() {
        Workflow.await(() -> notice != null);
        return Objects.requireNonNull(notice).unit();
    }

    /** What the ledger refuses, the update refuses with the same words. */
    private static Reply answered(Supplier<Reply> activity) {
        try {
            return activity.get();
        } catch (ActivityFailure e) {
            throw e.getCause() instanceof ApplicationFailure refusal && refusal.getOriginalMessage() != null
                    ? ApplicationFailure.newNonRetryableFailure(refusal.getOriginalMessage(), refusal.getType())
                    : e;
        }
    }

    @Override
    public void validateRedrive(Command command) {
        validate(command);
    }

    @Override
    public void validateDiscard(Command command) {
        validate(command);
    }

    private void validate(@Nullable Command command) {
        if (command == null
                || command.requestedBy() == null
                || command.requestedBy().isBlank()) {
            throw new IllegalArgumentException(
                    "Say who asks: {\"requestedBy\": \"name\"}, and with it, where wanted, \"reason\" and the \"rowNo\" of one item.");
        }
        if (command.requestedBy().length() > MAX_TEXT
                || command.reason() != null && command.reason().length() > MAX_TEXT) {
            throw new IllegalArgumentException("requestedBy and reason have up to " + MAX_TEXT + " characters.");
        }
        if (command.rowNo() != null && command.rowNo() < 0) {
            throw new IllegalArgumentException("rowNo counts from 0; found " + command.rowNo() + ".");
        }
        if (notice != null && notice.dead() == 0) {
            throw new IllegalArgumentException("Nothing is dead in this unit any longer.");
        }
    }

    @Override
    public Map<String, Object> progress() {
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("status", status);
        progress.put("dead", notice == null ? 0 : notice.dead());
        progress.put("redriven", redriven);
        progress.put("discarded", discarded);
        return progress;
    }

    @Override
    public String status() {
        return status;
    }
}
