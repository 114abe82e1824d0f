package io.segue.batch;

import org.jspecify.annotations.Nullable;

/**
 * What a batch promises about its failures, and what becomes of what was applied when it breaks or is cancelled. A batch is breached
 * at the first failure beyond its tolerance; best effort is never breached.
 *
 * @param tolerance only for {@link Policy#THRESHOLD}
 */
public record Atomicity(Policy policy, @Nullable Tolerance tolerance, Remainder onBreach, Remainder onCancel) {

    public enum Policy {
        ALL_OR_NOTHING,
        THRESHOLD,
        BEST_EFFORT
    }

    /** What becomes of what was applied so far. */
    public enum Remainder {
        KEEP,
        COMPENSATE
    }

    /** How many failed items are acceptable: a count, or a percentage of all rows. */
    public sealed interface Tolerance {

        boolean exceededBy(long failed, long rows);

        record Count(long most) implements Tolerance {
            @Override
            public boolean exceededBy(long failed, long rows) {
                return failed > most;
            }
        }

        /**
         * @param most 0..100
         */
        record Percent(double most) implements Tolerance {
            @Override
            public boolean exceededBy(long failed, long rows) {
                return failed * 100.0 > most * rows;
            }
        }
    }

    public Atomicity {
        if ((policy == Policy.THRESHOLD) != (tolerance != null)) {
            throw new IllegalArgumentException("a tolerance belongs to the policy threshold, and to it alone");
        }
    }

    /** Whether this many failures among this many rows break the promise. */
    public boolean breachedBy(long failed, long rows) {
        return switch (policy) {
            case ALL_OR_NOTHING -> failed > 0;
            case THRESHOLD -> tolerance != null && tolerance.exceededBy(failed, rows);
            case BEST_EFFORT -> false;
        };
    }
}
