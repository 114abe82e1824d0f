package io.segue.batch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.BatchRef;
import io.segue.batch.EffectLedger;
import io.segue.batch.EffectLedger.Claim;
import io.segue.batch.EffectLedger.Intent;
import io.segue.batch.EffectLedger.Kind;
import io.segue.batch.EffectLedger.Planned;
import io.segue.batch.EffectLedger.PreImage;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.LedgerActivities.UnitStart;
import io.segue.batch.StaleAttemptException;
import io.segue.batch.UnitRef;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Claims, pre-images and intents, on any database. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class EffectContract {

    private final LedgerFixture ledger;
    private final EffectLedger effects;

    EffectContract(LedgerFixture ledger) {
        this.ledger = ledger;
        this.effects = ledger.effects();
    }

    private UnitRef aUnit() {
        return ledger.aBatch().unit("Focus", 3).running().unit(0);
    }

    private static Planned planned(Kind kind, @Nullable String target, List<String> uris) {
        return new Planned(kind, target, target == null ? null : "snapshot", 0, 7, uris, Duration.ZERO);
    }

    private static Planned anAdd(String... uris) {
        return planned(Kind.ADD, "playlist", List.of(uris));
    }

    @Test
    void refusesTheEarlierOfTwoWritersBeforeAnythingItDoes() {
        UnitRef unit = aUnit();
        Claim earlier = effects.claim(unit);
        Intent announced = effects.intend(earlier, anAdd("a"));
        Claim later = effects.claim(unit);

        List<Runnable> writes = List.of(
                () -> effects.intend(earlier, anAdd("b")),
                () -> effects.done(earlier, announced, "s2", List.of(ItemOutcome.of(0, ItemState.ADDED))),
                () -> effects.voided(earlier, announced, "why"),
                () -> effects.target(earlier, "playlist"),
                () -> effects.keepPreImage(earlier, new PreImage(false, null, "", 0), List.of()));

        for (Runnable write : writes) {
            assertThatThrownBy(write::run)
                    .isInstanceOf(StaleAttemptException.class)
                    .hasMessageContaining("is written by somebody else");
        }
        assertThat(effects.open(unit)).hasSize(1);
        assertThat(ledger.units().unit(unit).counts().added()).isZero();
        effects.done(later, announced, "s2", List.of());
        assertThat(effects.open(unit)).isEmpty();
    }

    @Test
    void refusesAWriterOfAnOlderAttempt() {
        BatchRef batch = ledger.aBatch().unit("Focus", 1).running();
        Claim claim = effects.claim(batch.unit(0));
        ledger.next(batch);

        assertThatThrownBy(() -> effects.intend(claim, anAdd("a"))).isInstanceOf(StaleAttemptException.class);
        assertThatThrownBy(() -> effects.claim(batch.unit(0))).isInstanceOf(StaleAttemptException.class);
    }

    @Test
    void givesEveryClaimATokenOfItsOwn() throws Exception {
        UnitRef unit = aUnit();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Long>> claims =
                    Collections.nCopies(8, () -> effects.claim(unit).token());
            List<Long> tokens =
                    threads.invokeAll(claims).stream().map(EffectContract::get).toList();

            assertThat(tokens).doesNotHaveDuplicates().containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keepsIntentsUntilTheyAreSettled() {
        UnitRef unit = aUnit();
        Claim claim = effects.claim(unit);
        Intent create = effects.intend(claim, planned(Kind.CREATE, null, List.of()));
        Intent first = effects.intend(claim, anAdd("a", "b \"quoted\", 🎧"));
        Intent second = effects.intend(claim, anAdd("c"));
        assertThat(effects.open(unit)).extracting(Intent::intentNo).containsExactly(1L, 2L, 3L);

        effects.done(
                claim, first, "s2", List.of(ItemOutcome.of(0, ItemState.ADDED), ItemOutcome.of(1, ItemState.ADDED)));
        effects.voided(claim, second, "not there");

        assertThat(effects.open(unit)).extracting(Intent::intentNo).containsExactly(create.intentNo());
        assertThat(effects.done(unit, Kind.ADD)).singleElement().satisfies(intent -> {
            assertThat(intent.planned().uris()).containsExactly("a", "b \"quoted\", 🎧");
            assertThat(intent.planned().targetId()).isEqualTo("playlist");
            assertThat(intent.planned().expectedSnapshot()).isEqualTo("snapshot");
            assertThat(intent.planned().position()).isEqualTo(7);
        });
        assertThat(effects.done(unit, Kind.CREATE)).isEmpty();
        assertThat(ledger.units().unit(unit).counts().added()).isEqualTo(2);
    }

    @Test
    void settlesAnIntentOnce() {
        UnitRef unit = aUnit();
        Claim claim = effects.claim(unit);
        Intent intent = effects.intend(claim, anAdd("a"));
        effects.done(claim, intent, "s2", List.of());

        effects.voided(claim, intent, "late");
        effects.done(claim, intent, "s3", List.of());

        assertThat(effects.done(unit, Kind.ADD)).hasSize(1);
        assertThat(ledger.text("SELECT result_snapshot FROM intent WHERE batch_id = ?", unit.batchId()))
                .isEqualTo("s2");
    }

    @Test
    void tellsWhenAWriteCanBeSettled() {
        UnitRef unit = aUnit();
        Claim claim = effects.claim(unit);
        effects.intend(claim, new Planned(Kind.ADD, "p", "s", 0, 0, List.of("a"), Duration.ofMinutes(10)));

        assertThat(effects.open(unit).get(0).settlesIn()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        ledger.settleNow(unit.batchId());
        assertThat(effects.open(unit).get(0).settlesIn()).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void takesAsManyUrisAsAPlaylistHolds() {
        UnitRef unit = aUnit();
        List<String> uris = IntStream.range(0, 11_000)
                .mapToObj(i -> "local:/music/" + "folder/".repeat(25) + i)
                .toList();

        effects.intend(effects.claim(unit), planned(Kind.REMOVE, "playlist", uris));

        assertThat(effects.open(unit).get(0).planned().uris()).isEqualTo(uris);
    }

    @Test
    void keepsTheFirstPreImage() {
        UnitRef unit = aUnit();
        Claim claim = effects.claim(unit);
        List<String> entries = List.of("a", "b", "a");

        effects.keepPreImage(claim, new PreImage(true, "playlist", "s1", 3), entries);
        effects.keepPreImage(claim, new PreImage(false, null, "", 0), List.of());

        assertThat(effects.preImage(unit)).contains(new PreImage(true, "playlist", "s1", 3));
        assertThat(effects.preImageEntries(unit)).isEqualTo(entries);
        assertThat(effects.preImageCounts(unit, List.of("a", "c", "a"))).isEqualTo(Map.of("a", 2));
    }

    @Test
    void keepsThatThereWasNothing() {
        UnitRef unit = aUnit();
        assertThat(effects.preImage(unit)).isEmpty();

        effects.keepPreImage(effects.claim(unit), new PreImage(false, null, "", 0), List.of());

        assertThat(effects.preImage(unit)).contains(new PreImage(false, null, "", 0));
        assertThat(effects.preImageEntries(unit)).isEmpty();
    }

    @Test
    void notesTheTarget() {
        UnitRef unit = aUnit();

        effects.target(effects.claim(unit), "playlist");

        assertThat(ledger.units().unit(unit).targetId()).isEqualTo("playlist");
    }

    @Test
    void compensatesTheUnitsThatMayHaveWritten() {
        BatchRef batch = ledger.aBatch()
                .unit("untouched", 1)
                .unit("open create", 1)
                .unit("added", 1)
                .unit("voided", 1)
                .unit("open add", 1)
                .unit("only removed", 1)
                .unit("compensated", 1)
                .unit("incomplete", 1)
                .running();
        effects.intend(effects.claim(batch.unit(1)), planned(Kind.CREATE, null, List.of()));
        done(batch.unit(2), Kind.ADD);
        Claim claim = effects.claim(batch.unit(3));
        effects.voided(claim, effects.intend(claim, anAdd("a")), "not there");
        effects.intend(effects.claim(batch.unit(4)), anAdd("a"));
        done(batch.unit(5), Kind.REMOVE);
        done(batch.unit(6), Kind.ADD);
        ledger.units().compensated(batch.unit(6), true, "gone");
        done(batch.unit(7), Kind.ADD);
        ledger.units().compensated(batch.unit(7), false, "still there");

        assertThat(ledger.activities().unitsToCompensate(batch, -1, 10))
                .extracting(UnitStart::unitNo)
                .containsExactly(1, 2, 4);
        assertThat(ledger.activities().unitsToCompensate(batch, 1, 1))
                .extracting(UnitStart::unitNo)
                .containsExactly(2);
    }

    private void done(UnitRef unit, Kind kind) {
        Claim claim = effects.claim(unit);
        effects.done(claim, effects.intend(claim, planned(kind, "p", List.of("a"))), "s", List.of());
    }
}
