package io.segue.batch;

import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parent workflow's way into the ledger. Every method is idempotent, and refused for an outdated attempt. */
@ActivityInterface(namePrefix = "Ledger")
public interface LedgerActivities {

    /** Marks the batch as running and says how to go about it. Also after continue-as-new, so the numbers include units done. */
    Plan open(BatchRef batch);

    /** Units still to be worked on with a number above {@code afterUnit}, ascending. */
    List<UnitStart> unitsToApply(BatchRef batch, int afterUnit, int limit);

    /** Units with anything to take back with a number above {@code afterUnit}, ascending. */
    List<UnitStart> unitsToCompensate(BatchRef batch, int afterUnit, int limit);

    /** A child ended without a result: what the ledger has of its unit, marked failed unless it had ended before. */
    UnitResult unitLost(BatchRef batch, int unitNo, UnitRequest.Purpose purpose, String reason);

    /** Marks the batch as compensating. */
    void compensating(BatchRef batch, String reason);

    /** Closes the batch; its final state follows from its units, and is returned. */
    BatchState close(BatchRef batch, Ending ending, @Nullable String reason);

    /** What made the parent stop. */
    enum Ending {
        ALL_UNITS_DONE,
        BREACHED,
        CANCELLED,
        COMPENSATED
    }

    /**
     * @param description of the job, for people
     * @param unitWorkflow type name of the child workflows
     * @param window children at a time
     * @param compensating the batch was already being compensated: there is nothing left to apply
     * @param failedSoFar items that failed before this run of the parent, rejected rows included
     */
    record Plan(
            String jobName,
            String description,
            String unitWorkflow,
            int window,
            boolean compensating,
            long rows,
            long units,
            long unitsDone,
            long failedSoFar,
            Promise promise) {}

    /**
     * An {@link Atomicity}, flat for the wire.
     *
     * @param mostFailed failures tolerated, {@code -1} without limit
     */
    record Promise(long mostFailed, boolean compensateOnBreach, boolean compensateOnCancel) {

        public boolean breachedBy(long failed) {
            return mostFailed >= 0 && failed > mostFailed;
        }
    }

    /**
     * @param searchAttributes values for registered attributes of the child, by attribute name
     */
    record UnitStart(int unitNo, String title, Map<String, String> searchAttributes) {}
}
