package io.segue.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
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

        /** The most failures that are acceptable among so many rows. */
        long tolerated(long rows);

        record Count(long most) implements Tolerance {
            @Override
            public long tolerated(long rows) {
                return most;
            }
        }

        /**
         * @param most 0..100
         */
        record Percent(double most) implements Tolerance {

            /** In decimals, as it was written: 0.07 % of 10,000 rows are 7, and in binary not quite. */
            @Override
            public long tolerated(long rows) {
                return BigDecimal.valueOf(most)
                        .multiply(BigDecimal.valueOf(rows))
                        .movePointLeft(2)
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact();
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
            case THRESHOLD -> tolerance != null && failed > tolerance.tolerated(rows);
            case BEST_EFFORT -> false;
        };
    }
}
