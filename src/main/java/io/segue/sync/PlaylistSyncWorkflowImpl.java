package io.segue.sync;

import io.segue.batch.PageRef;
import io.segue.batch.RetryPolicies;
import io.segue.batch.TaskQueues;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitRequest;
import io.segue.batch.UnitRequest.Purpose;
import io.segue.batch.UnitResult;
import io.segue.batch.WorkflowLabels;
import io.segue.sync.SyncActivities.Compensation;
import io.segue.sync.SyncActivities.Opening;
import io.segue.sync.SyncActivities.Pages;
import io.segue.sync.SyncActivities.Step;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Works through a unit in stretches of pages, each stretch drained before the next begins in a fresh history. Which pages are left is the
 * ledger's to say, so a run needs to know nothing of the one before it.
 */
@WorkflowImpl(taskQueues = TaskQueues.SEGUE)
public class PlaylistSyncWorkflowImpl implements PlaylistSyncWorkflow {

    private static final int SEARCHES_AT_ONCE = 4;

    /** Where searching costs nothing, it is quick: then the round trip of an activity would be much of it. */
    private static final int PAGES_PER_FREE_SEARCH = 4;

    /** Each activity is a round trip and a claim; but what is under way when somebody cancels is waited for. */
    private static final int PAGES_ADDED_AT_ONCE = 5;

    private static final ActivityOptions OPTIONS = ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(2))
            .setHeartbeatTimeout(RetryPolicies.HEARTBEAT)
            .setRetryOptions(RetryPolicies.untilAnswered())
            .build();

    private static final Duration LONGEST_WAIT_FOR_FILES = Duration.ofMinutes(5);

    private final SyncActivities activities = Workflow.newActivityStub(SyncActivities.class, OPTIONS);

    private String status = "initializing";
    private boolean stopRequested;
    private String searchQueue = TaskQueues.SEGUE;
    private boolean decidedLater;
    private int pages;
    private int pagesMatched;
    private int pagesAdded;
    private int waiting;
    private long failed;

    @Override
    public UnitResult run(UnitRequest request) {
        CancellationScope outer = CancellationScope.current();
        UnitResult[] result = new UnitResult[1];
        Workflow.newDetachedCancellationScope(() -> result[0] =
                        request.purpose() == Purpose.COMPENSATE ? compensate(request.unit()) : apply(request, outer))
                .run();
        if (result[0] == null) {
            Workflow.newContinueAsNewStub(PlaylistSyncWorkflow.class).run(request);
        }
        status = "completed";
        return result[0];
    }

    /** How the unit ended, or {@code null} when a fresh run should do the next stretch. */
    private @Nullable UnitResult apply(UnitRequest request, CancellationScope outer) {
        UnitRef unit = request.unit();
        Opening opening = activities.open(unit);
        pages = opening.pages();
        failed = opening.failed();
        decidedLater = opening.decidedLater();
        searchQueue = opening.searchQueue();
        boolean matchAllFirst = opening.dryRun() || request.mostFailed() >= 0;
        int first = matchAllFirst && opening.nextToMatch() < pages
                ? opening.nextToMatch()
                : Math.min(opening.nextToMatch(), opening.nextToAdd());
        int end = Math.min(pages, first + SyncActivities.PAGES_PER_RUN);
        boolean add = !opening.dryRun() && !(matchAllFirst && opening.nextToMatch() < pages);
        pagesMatched = opening.nextToMatch();
        pagesAdded = opening.dryRun() ? 0 : Math.min(first, opening.nextToAdd());
        List<Integer> left = new ArrayList<>();
        for (int pageNo = first; pageNo < end; pageNo++) {
            if (!opening.idle().contains(pageNo)) {
                left.add(pageNo);
            }
        }

        Stretch stretch = new Stretch(unit, request, outer, left);
        stretch.work(Math.max(first, opening.nextToMatch()), add);
        if (stretch.stopped()) {
            return activities.close(unit, stretch.reason());
        }
        boolean more = end < pages || matchAllFirst && !add && !opening.dryRun() && pages > 0;
        return more ? null : activities.close(unit, null);
    }

    /** One stretch of pages: matching runs ahead, adding follows in order. */
    private final class Stretch {

        private final UnitRef unit;
        private final UnitRequest request;
        private final CancellationScope outer;
        /** Pages with something left to do, ascending. */
        private final List<Integer> left;

        /** What the unit as a whole failed of; what is in flight then still ends. */
        private @Nullable String broken;

        Stretch(UnitRef unit, UnitRequest request, CancellationScope outer, List<Integer> left) {
            this.left = left;
            this.unit = unit;
            this.request = request;
            this.outer = outer;
        }

        void work(int firstToMatch, boolean add) {
            status = "matching";
            int together = decidedLater ? 1 : PAGES_PER_FREE_SEARCH;
            List<Promise<Void>> matched = new ArrayList<>();
            int[] inFlight = new int[1];
            while (matched.size() < left.size()) {
                int next = matched.size();
                if (left.get(next) < firstToMatch) {
                    matched.add(Workflow.newPromise((Void) null));
                    continue;
                }
                Pages pages = consecutive(next, together);
                Promise<Void> match = Async.procedure(() -> {
                    Workflow.await(() -> inFlight[0] < SEARCHES_AT_ONCE);
                    inFlight[0]++;
                    match(pages);
                    inFlight[0]--;
                });
                matched.addAll(Collections.nCopies(pages.end() - pages.first(), match));
            }
            if (add) {
                addInOrder(matched);
            }
            Promise.allOf(matched).get();
        }

        /** Pages from the {@code next} of those left on, with nothing in between. */
        private Pages consecutive(int next, int most) {
            int first = left.get(next);
            int count = 1;
            while (count < most && next + count < left.size() && left.get(next + count) == first + count) {
                count++;
            }
            return new Pages(unit, first, first + count);
        }

        /** Pages are added in order, as many at a time as are matched, and verified in order while the next ones are being added. */
        private void addInOrder(List<Promise<Void>> matched) {
            Promise<Void> verified = Workflow.newPromise((Void) null);
            int next = 0;
            while (next < left.size() && !stopped()) {
                matched.get(next).get();
                int ready = 1;
                while (ready < PAGES_ADDED_AT_ONCE
                        && next + ready < left.size()
                        && matched.get(next + ready).isCompleted()) {
                    ready++;
                }
                Pages pages = consecutive(next, ready);
                status = "adding";
                if (repeat(() -> activities.add(pages))) {
                    Promise<Void> before = verified;
                    verified = Async.procedure(() -> {
                        before.get();
                        verify(pages);
                    });
                }
                next += pages.end() - pages.first();
            }
            verified.get();
        }

        private void match(Pages pages) {
            if (!repeat(() -> search(pages))) {
                return;
            }
            for (int pageNo = pages.first(); decidedLater && pageNo < pages.end(); pageNo++) {
                PageRef page = unit.page(pageNo);
                if (!repeat(() -> activities.match(page))) {
                    return;
                }
            }
            pagesMatched += pages.end() - pages.first();
            tell();
        }

        /** Where files are needed, their launcher may be gone; which one has them by then, the ledger knows. */
        private Step search(Pages pages) {
            ActivityOptions options = searchQueue.equals(TaskQueues.SEGUE)
                    ? OPTIONS
                    : ActivityOptions.newBuilder(OPTIONS)
                            .setTaskQueue(searchQueue)
                            .setScheduleToStartTimeout(LONGEST_WAIT_FOR_FILES)
                            .build();
            try {
                return Workflow.newActivityStub(SearchActivities.class, options).search(pages);
            } catch (ActivityFailure e) {
                if (e.getCause() instanceof TimeoutFailure timeout
                        && timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START) {
                    searchQueue = activities.open(unit).searchQueue();
                    return new Step(false, 0, 0);
                }
                throw e;
            }
        }

        private void verify(Pages pages) {
            if (repeat(() -> activities.verify(pages))) {
                pagesAdded += pages.end() - pages.first();
                tell();
            }
        }

        /** Until the step is through, waiting where the catalog says so; {@code false} when stopped before. */
        private boolean repeat(Supplier<Step> step) {
            while (!stopped()) {
                Step done;
                try {
                    done = step.get();
                } catch (ActivityFailure e) {
                    broken = message(e);
                    return false;
                }
                failed += done.failed();
                show(done.playlistId());
                if (done.finished()) {
                    return true;
                }
                if (done.waitMillis() > 0) {
                    waiting++;
                    Workflow.await(Duration.ofMillis(done.waitMillis()), this::stopped);
                    waiting--;
                    activities.open(unit); // marks the unit as running again
                }
            }
            return false;
        }

        boolean stopped() {
            return reason() != null;
        }

        @Nullable String reason() {
            if (stopRequested || outer.isCancelRequested()) {
                return "stopped before its end";
            }
            if (broken != null) {
                return broken;
            }
            return request.breachedBy(failed) ? failed + " failed item(s), more than the job tolerates" : null;
        }
    }

    /** Once per unit, whichever run of it learns the id; what a unit was started with it keeps. */
    private static void show(@Nullable String playlistId) {
        String known = Workflow.getTypedSearchAttributes().get(WorkflowLabels.PLAYLIST_ID);
        if (playlistId != null && !WorkflowLabels.attribute(playlistId).equals(known)) {
            Workflow.upsertTypedSearchAttributes(
                    WorkflowLabels.PLAYLIST_ID.valueSet(WorkflowLabels.attribute(playlistId)));
        }
    }

    /** For whoever looks at the workflow in Temporal; costs no event. */
    private void tell() {
        Workflow.setCurrentDetails(pagesMatched + " of " + pages + " page(s) matched, " + pagesAdded + " added, "
                + failed + " failed item(s)");
    }

    private static String message(ActivityFailure failure) {
        Throwable cause = failure.getCause();
        return cause instanceof ApplicationFailure answer && answer.getOriginalMessage() != null
                ? answer.getOriginalMessage()
                : String.valueOf(failure.getMessage());
    }

    private UnitResult compensate(UnitRef unit) {
        status = "compensating";
        while (true) {
            Compensation compensation = activities.compensate(unit);
            UnitResult result = compensation.result();
            if (result != null) {
                return result;
            }
            Workflow.sleep(Duration.ofMillis(Math.max(1, compensation.waitMillis())));
        }
    }

    @Override
    public void stop() {
        stopRequested = true;
    }

    @Override
    public Map<String, Object> progress() {
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("status", status());
        progress.put("pages", pages);
        progress.put("pagesMatched", pagesMatched);
        progress.put("pagesAdded", pagesAdded);
        progress.put("failed", failed);
        return progress;
    }

    @Override
    public String status() {
        return waiting > 0 ? "waiting" : status;
    }
}
