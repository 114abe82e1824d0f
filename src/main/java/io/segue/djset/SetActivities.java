package io.segue.djset;

import io.segue.batch.UnitRef;
import io.segue.batch.UnitResult;
import io.temporal.activity.ActivityInterface;

/** The steps of a set, from ledger to ledger; doing one again gives the same result. */
@ActivityInterface(namePrefix = "Set")
public interface SetActivities {

    /**
     * Reads the unit's tracks and checks that a set can be made of them.
     *
     * @return how many there are
     */
    int load(UnitRef unit);

    /** Finds the order. */
    void sequence(UnitRef unit);

    /** Explains the order and makes it the unit's set. */
    void justify(UnitRef unit);

    /** Closes the unit. */
    UnitResult close(UnitRef unit);

    /** Closes the unit without a set. */
    UnitResult fail(UnitRef unit, String reason);
}
