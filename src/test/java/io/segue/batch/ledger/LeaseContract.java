package io.segue.batch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.batch.ledger.LeaseStore.Holder;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may run a batch, on any database. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class LeaseContract {

    private static final String NO_ONE_DEAD = "";

    private final LedgerFixture ledger;
    private final LeaseStore leases;
    private String batchId = "";

    LeaseContract(LedgerFixture ledger) {
        this.ledger = ledger;
        this.leases = ledger.leases;
    }

    @BeforeEach
    void createBatch() {
        batchId = ledger.aBatch().staged().batchId();
    }

    private OptionalLong acquire(String owner) {
        return leases.acquire(batchId, owner, "host", NO_ONE_DEAD);
    }

    private void expire() {
        ledger.jdbc.update(
                "UPDATE lease SET expires_at = ? WHERE batch_id = ?",
                ledger.clock.now().minusSeconds(1),
                batchId);
    }

    @Test
    void isNobodysAtFirst() {
        assertThat(leases.holder(batchId).nobody()).isTrue();
        assertThat(leases.holder("no such batch").nobody()).isTrue();
    }

    @Test
    void isHeldByOneOwnerAtATime() {
        assertThat(acquire("one")).hasValue(1);

        assertThat(acquire("other")).isEmpty();
        assertThat(acquire("one")).as("not even twice by the same").isEmpty();
        assertThat(leases.holder(batchId)).isEqualTo(new Holder("one", "host", false));
        assertThat(leases.renew(batchId, 1)).isTrue();
    }

    @Test
    void isTakenByOneOfAllWhoTry() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CyclicBarrier start = new CyclicBarrier(8);
        try {
            List<Callable<OptionalLong>> owners = IntStream.range(0, 8)
                    .<Callable<OptionalLong>>mapToObj(i -> () -> {
                        start.await();
                        return acquire("owner " + i);
                    })
                    .toList();
            long taken = 0;
            for (Future<OptionalLong> token : threads.invokeAll(owners)) {
                taken += token.get().isPresent() ? 1 : 0;
            }

            assertThat(taken).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void isFreeOnceReleased() {
        long token = acquire("one").orElseThrow();

        leases.release(batchId, token);

        assertThat(leases.holder(batchId).nobody()).isTrue();
        assertThat(acquire("other")).hasValue(2);
    }

    @Test
    void isLostOnceItExpiresAndSomebodyTakesIt() {
        long token = acquire("one").orElseThrow();
        expire();
        assertThat(leases.holder(batchId)).isEqualTo(new Holder("one", "host", true));

        assertThat(acquire("other")).hasValue(2);

        assertThat(leases.renew(batchId, token)).isFalse();
        leases.release(batchId, token);
        assertThat(leases.holder(batchId)).isEqualTo(new Holder("other", "host", false));
    }

    @Test
    void survivesALateRenewalThatNobodyTookAdvantageOf() {
        long token = acquire("one").orElseThrow();
        expire();

        assertThat(leases.renew(batchId, token)).isTrue();
        assertThat(acquire("other")).isEmpty();
    }

    @Test
    void isTakenFromAnOwnerKnownToBeDead() {
        long token = acquire("one").orElseThrow();

        assertThat(leases.acquire(batchId, "other", "host", "somebody else")).isEmpty();
        assertThat(leases.acquire(batchId, "other", "host", "one")).hasValue(2);
        assertThat(leases.renew(batchId, token)).isFalse();
    }

    @Test
    void lastsItsTimeByTheDatabasesClock() {
        acquire("one").orElseThrow();

        Boolean inTime = ledger.jdbc.queryForObject(
                "SELECT expires_at BETWEEN ? AND ? FROM lease WHERE batch_id = ?",
                Boolean.class,
                ledger.clock.now().plus(LeaseStore.TIME_TO_LIVE).minusSeconds(10),
                ledger.clock.now().plus(LeaseStore.TIME_TO_LIVE),
                batchId);
        assertThat(inTime).isTrue();
    }
}
