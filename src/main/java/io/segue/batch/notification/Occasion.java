package io.segue.batch.notification;

import io.segue.batch.BatchState;
import java.util.Optional;

/** When people want to be told. */
public enum Occasion {
    /** It failed, was taken back, or could not be taken back as a whole. */
    FAILURE,
    /** A person has to do something: rows are left over, it waits for long, or rows have exhausted their attempts. */
    ATTENTION,
    /** It went through. */
    SUCCESS;

    /** What the end of a batch is; nothing where a person ended it, who knows. */
    static Optional<Occasion> of(BatchState state) {
        return switch (state) {
            case FAILED, COMPENSATED, COMPENSATION_INCOMPLETE -> Optional.of(FAILURE);
            case PARTIAL, WAITING -> Optional.of(ATTENTION);
            case APPLIED, REHEARSED -> Optional.of(SUCCESS);
            case STAGING, SEALED, RUNNING, COMPENSATING, CANCELLED -> Optional.empty();
        };
    }
}
