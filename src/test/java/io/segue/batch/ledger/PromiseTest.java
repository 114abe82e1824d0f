package io.segue.batch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.batch.Atomicity;
import io.segue.batch.Atomicity.Policy;
import io.segue.batch.Atomicity.Remainder;
import io.segue.batch.Atomicity.Tolerance;
import io.segue.batch.LedgerActivities.Promise;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A policy, and the number the parent workflow goes by, are broken by the same failures. */
class PromiseTest {

    private static Atomicity atomicity(Policy policy, @Nullable Tolerance tolerance) {
        return new Atomicity(policy, tolerance, Remainder.KEEP, Remainder.COMPENSATE);
    }

    @Property
    void aPercentageIsBrokenByTheSameFailures(
            @ForAll @IntRange(max = 100_00) int hundredths,
            @ForAll @LongRange(max = 100_000) long rows,
            @ForAll @IntRange(min = -2, max = 2) int beyond) {
        Atomicity atomicity = atomicity(Policy.THRESHOLD, new Tolerance.Percent(hundredths / 100.0));
        Promise promise = LedgerActivitiesImpl.promise(atomicity, rows);
        long failed = Math.max(0, hundredths * rows / 100_00 + beyond);

        assertThat(promise.breachedBy(failed)).isEqualTo(failed * 100_00 > hundredths * rows);
        assertThat(atomicity.breachedBy(failed, rows)).isEqualTo(promise.breachedBy(failed));
    }

    @Test
    void everyPolicyIsBrokenAtItsLimit() {
        Promise none = LedgerActivitiesImpl.promise(atomicity(Policy.ALL_OR_NOTHING, null), 10);
        Promise some = LedgerActivitiesImpl.promise(atomicity(Policy.THRESHOLD, new Tolerance.Count(3)), 10);
        Promise any = LedgerActivitiesImpl.promise(atomicity(Policy.BEST_EFFORT, null), 10);

        assertThat(none).isEqualTo(new Promise(0, false, true));
        assertThat(some.breachedBy(3)).isFalse();
        assertThat(some.breachedBy(4)).isTrue();
        assertThat(any.breachedBy(10)).isFalse();
    }
}
