package io.segue.sync;

import io.segue.batch.PageRef;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitResult;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a playlist's way into its target. Each reads its page from the ledger, does its effect and records the outcomes in one
 * transaction, so that doing it again changes nothing.
 */
@ActivityInterface(namePrefix = "Sync")
public interface SyncActivities {

    /** Pages per run: some 25 events each keep a history well below the 4,096 at which a server asks for a new one. */
    int PAGES_PER_RUN = 50;

    /** Marks the unit as running and says what is left of it. */
    Opening open(UnitRef unit);

    /** Decides which candidate is the wanted track. */
    Step match(PageRef page);

    /** Adds the pages' matches to the playlist, in order. */
    Step add(Pages pages);

    /** Reads back what was added. */
    Step verify(Pages pages);

    /** Closes the unit. */
    UnitResult close(UnitRef unit, @Nullable String stoppedBecause);

    /** Takes out of the playlist what the batch put in, reads it back, and closes the unit. */
    Compensation compensate(UnitRef unit);

    /**
     * What is left of a unit.
     *
     * @param nextToMatch first page with items nobody has decided on, {@code pages} for none
     * @param nextToAdd first page with items that are not in the playlist and verified yet, {@code pages} for none
     * @param failed items that failed so far, rejected rows left out
     * @param decidedLater whether pages that were searched remain to be decided by {@link #match}
     * @param searchQueue task queue of those who can search the catalog: all workers, or the launchers that have its files
     * @param idle of the {@link #PAGES_PER_RUN} pages from either page on, those that nothing is left of
     */
    record Opening(
            int pages,
            int nextToMatch,
            int nextToAdd,
            long failed,
            boolean dryRun,
            boolean decidedLater,
            String searchQueue,
            List<Integer> idle) {

        public Opening(
                int pages,
                int nextToMatch,
                int nextToAdd,
                long failed,
                boolean dryRun,
                boolean decidedLater,
                String searchQueue,
                @Nullable List<Integer> idle) {
            this.pages = pages;
            this.nextToMatch = nextToMatch;
            this.nextToAdd = nextToAdd;
            this.failed = failed;
            this.dryRun = dryRun;
            this.decidedLater = decidedLater;
            this.searchQueue = searchQueue;
            this.idle = idle == null ? List.of() : List.copyOf(idle); // histories from before there were any
        }
    }

    /** Consecutive pages of a unit, {@code first} to {@code end - 1}. */
    record Pages(UnitRef unit, int first, int end) {}

    /**
     * How far a step came.
     *
     * @param finished whether what it was asked for is through with this step; otherwise the step is asked for again
     * @param failed items that failed in this call
     * @param waitMillis how long to stay away before that, 0 for not at all
     * @param playlistId what the playlist is called in its catalog, where the step came to know it
     */
    record Step(
            boolean finished,
            int failed,
            long waitMillis,
            @Nullable String playlistId) {

        public Step(boolean finished, int failed, long waitMillis) {
            this(finished, failed, waitMillis, null);
        }
    }

    /**
     * @param result {@code null} when the step is to be asked for again after {@code waitMillis}
     */
    record Compensation(@Nullable UnitResult result, long waitMillis) {}
}
