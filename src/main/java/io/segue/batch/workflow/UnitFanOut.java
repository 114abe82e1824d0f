package io.segue.batch.workflow;

import io.segue.batch.BatchRef;
import io.segue.batch.LedgerActivities;
import io.segue.batch.LedgerActivities.Plan;
import io.segue.batch.LedgerActivities.UnitStart;
import io.segue.batch.TaskQueues;
import io.segue.batch.UnitRequest;
import io.segue.batch.UnitRequest.Purpose;
import io.segue.batch.UnitResult;
import io.segue.batch.WorkflowLabels;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps up to a window of child workflows going, one per unit. Returns only when drained: no child is running, started or unaccounted
 * for, so that its workflow may safely close or continue as new. Workflow code: deterministic, single-threaded.
 */
final class UnitFanOut {

    /** Units per run of the parent, which keeps its history far below a real server's limits. */
    private static final int UNITS_PER_RUN = 500;

    private static final int FETCHED_AT_ONCE = 100;

    /** A child that was terminated, or whose worker ran into a defect, leaves a unit that another child may well bring to its end. */
    private static final int CHILDREN_PER_UNIT = 3;

    private final BatchRef batch;
    private final Plan plan;
    private final Purpose purpose;
    private final LedgerActivities ledger;
    private final Map<Integer, ChildWorkflowStub> inFlight = new TreeMap<>();
    private final Deque<Lost> lost = new ArrayDeque<>();
    private final Map<Integer, Integer> children = new TreeMap<>();
    private Supplier<Boolean> stopping = () -> false;
    private long failed;
    private int finished;

    private record Lost(UnitStart unit, String reason) {}

    UnitFanOut(BatchRef batch, Plan plan, Purpose purpose, LedgerActivities ledger, long failedSoFar) {
        this.batch = batch;
        this.plan = plan;
        this.purpose = purpose;
        this.ledger = ledger;
        this.failed = failedSoFar;
    }

    long failed() {
        return failed;
    }

    int finished() {
        return finished;
    }

    int inFlight() {
        return inFlight.size();
    }

    /**
     * Works on units until none is left, {@code stop} says so, the promise is broken, or this run has done its share.
     *
     * @return whether units are left that a fresh run should carry on with
     */
    boolean run(Supplier<Boolean> stop) {
        stopping =
                () -> stop.get() || purpose == Purpose.APPLY && plan.promise().breachedBy(failed);
        int started = 0;
        int last = -1;
        boolean more = false;
        while (!stopping.get() && !more) {
            List<UnitStart> next = units(last);
            if (next.isEmpty()) {
                break;
            }
            for (UnitStart unit : next) {
                await(() -> inFlight.size() < plan.window() || stopping.get());
                if (stopping.get()) {
                    break;
                }
                if (started == UNITS_PER_RUN) {
                    more = true;
                    break;
                }
                start(unit);
                started++;
                last = unit.unitNo();
            }
        }
        await(() -> inFlight.isEmpty() || stopping.get());
        if (!inFlight.isEmpty()) {
            List.copyOf(inFlight.values()).forEach(UnitFanOut::stop);
            await(inFlight::isEmpty);
        }
        return more;
    }

    private static void stop(ChildWorkflowStub child) {
        try {
            child.signal("stop");
        } catch (SignalExternalWorkflowException | ApplicationFailure ended) {
            // it ended before the signal came, and its result is on its way; the SDK throws the one or the other
        }
    }

    private List<UnitStart> units(int after) {
        return purpose == Purpose.APPLY
                ? ledger.unitsToApply(batch, after, FETCHED_AT_ONCE)
                : ledger.unitsToCompensate(batch, after, FETCHED_AT_ONCE);
    }

    /** Waits, and takes care of children that ended without a result meanwhile: the ledger knows what is left of their units. */
    private void await(Supplier<Boolean> condition) {
        do {
            Workflow.await(() -> !lost.isEmpty() || condition.get());
            while (!lost.isEmpty()) {
                Lost child = lost.removeFirst();
                int unitNo = child.unit().unitNo();
                if (!stopping.get() && children.getOrDefault(unitNo, 0) < CHILDREN_PER_UNIT) {
                    start(child.unit());
                } else {
                    finished(unitNo, ledger.unitLost(batch, unitNo, purpose, child.reason()));
                }
            }
        } while (!condition.get());
    }

    private void start(UnitStart unit) {
        int unitNo = unit.unitNo();
        ChildWorkflowStub child = Workflow.newUntypedChildWorkflowStub(plan.unitWorkflow(), options(unit));
        inFlight.put(unitNo, child);
        children.merge(unitNo, 1, Integer::sum);
        tell();
        long budget = plan.promise().mostFailed() < 0
                ? -1
                : Math.max(0, plan.promise().mostFailed() - failed);
        child.executeAsync(UnitResult.class, new UnitRequest(batch.unit(unitNo), purpose, budget))
                .handle((result, failure) -> {
                    if (result != null) {
                        finished(unitNo, result);
                    } else {
                        lost.add(new Lost(unit, reason(failure)));
                    }
                    return null;
                });
        try {
            child.getExecution().get();
        } catch (TemporalFailure notStarted) {
            // the child's own promise has failed too, and the unit is among the lost
        }
    }

    private void finished(int unitNo, UnitResult result) {
        if (inFlight.remove(unitNo) != null) {
            finished++;
            failed += purpose == Purpose.APPLY ? result.failed() : 0;
            tell();
        }
    }

    /** For whoever looks at the workflow in Temporal; costs no event. */
    private void tell() {
        long done = purpose == Purpose.APPLY ? plan.unitsDone() + finished : finished;
        Workflow.setCurrentDetails((purpose == Purpose.APPLY ? "applying: " : "compensating: ") + done
                + (purpose == Purpose.APPLY ? " of " + plan.units() : "") + " units done, " + inFlight.size()
                + " under way, " + failed + " failed item(s)");
    }

    private ChildWorkflowOptions options(UnitStart unit) {
        Map<String, String> attributes = new TreeMap<>(unit.searchAttributes());
        attributes.put(WorkflowLabels.BATCH_ID.getName(), batch.batchId());
        attributes.put(WorkflowLabels.JOB_NAME.getName(), plan.jobName());
        Map<String, String> memo = new LinkedHashMap<>();
        memo.put("job", plan.jobName());
        memo.put("title", unit.title());
        memo.put("description", plan.description());
        boolean undo = purpose == Purpose.COMPENSATE;
        return ChildWorkflowOptions.newBuilder()
                .setWorkflowId(batch.workflowId() + "/u" + unit.unitNo() + (undo ? "/undo" : ""))
                .setTaskQueue(TaskQueues.SEGUE)
                .setTypedSearchAttributes(WorkflowLabels.attributes(attributes))
                .setMemo(WorkflowLabels.memo(memo))
                .setStaticSummary(WorkflowLabels.summary(undo ? "undo: " + unit.title() : unit.title()))
                .setStaticDetails(WorkflowLabels.details("unit " + unit.unitNo() + " of batch **" + batch.batchId()
                        + "**\n\n- job: " + plan.jobName() + "\n- title: " + unit.title() + "\n- more: `segue show "
                        + batch.batchId() + "`\n"))
                .build();
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable root = failure;
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        if (root == null) {
            return "ended without a result";
        }
        return root instanceof TemporalFailure temporal && temporal.getOriginalMessage() != null
                ? temporal.getOriginalMessage()
                : String.valueOf(root.getMessage());
    }
}
