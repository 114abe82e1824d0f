package io.segue.sync;

import static io.segue.sync.FakeCatalog.answerLost;
import static io.segue.sync.FakeCatalog.meanwhile;
import static io.segue.sync.FakeCatalog.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.EffectLedger.Kind;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.StaleAttemptException;
import io.segue.batch.UnitState;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogUnavailableException;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import io.segue.sync.FakeCatalog.ProcessDied;
import io.segue.sync.SyncActivities.Step;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Adding, settling and verifying, with every kind of misfortune in between. */
class PlaylistWriterTest {

    private static Step add(SyncFixture sync) {
        return sync.activities.add(sync.firstPage());
    }

    private static void dies(SyncFixture sync) {
        assertThatThrownBy(() -> add(sync)).isInstanceOf(ProcessDied.class);
    }

    @Test
    void createsThePlaylistAndAddsInOrder() {
        SyncFixture sync = SyncFixture.matched("c", "a", "b");

        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus")).containsExactly("c", "a", "b");
        assertThat(sync.states()).containsOnly(ItemState.VERIFIED);
        assertThat(sync.catalog.count("add")).isEqualTo(1);
    }

    @Test
    void addsWhatStandsInLikeAMatchAndCountsItApart() {
        SyncFixture sync = SyncFixture.unmatched("a", "b");
        String target = TrackJson.write(Track.of("a", "Artist"));
        sync.ledger.record(
                sync.unit,
                List.of(
                        new ItemOutcome(0, ItemState.SUBSTITUTED, "a", "a", target, 0.9, "substituted", null),
                        new ItemOutcome(1, ItemState.MATCHED, "b", "b", target, 1.0, "same", null)));

        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus")).containsExactly("a", "b");
        assertThat(sync.states()).containsOnly(ItemState.VERIFIED);
        assertThat(sync.ledger.unit(sync.unit).counts().substituted()).isEqualTo(1);
        assertThat(sync.ledger.unit(sync.unit).counts().matched()).isEqualTo(1);
    }

    @Test
    void keepsDuplicatesTheSourceLists() {
        SyncFixture sync = SyncFixture.matched("a", "b", "a", "a");

        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus")).containsExactly("a", "b", "a", "a");
        assertThat(sync.states()).containsOnly(ItemState.VERIFIED);
    }

    @Test
    void addsPageAfterPageBehindWhatTheUserHas() {
        String[] titles = IntStream.range(0, 250).mapToObj(i -> "t" + i).toArray(String[]::new);
        SyncFixture sync = SyncFixture.matched(titles);
        sync.catalog.playlist("Focus", "x");

        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus"))
                .hasSize(251)
                .startsWith("x", "t0", "t1")
                .endsWith("t248", "t249");
        assertThat(sync.catalog.count("add")).isEqualTo(3);
    }

    @Test
    void addsOnlyWhatGoesBeyondWhatWasThere() {
        SyncFixture sync = SyncFixture.matched("a", "b", "a", "a", "c");
        sync.catalog.playlist("Focus", "a", "x", "a", "c", "c");

        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus")).containsExactly("a", "x", "a", "c", "c", "b", "a");
        assertThat(sync.states())
                .containsExactly(
                        ItemState.PRESENT,
                        ItemState.VERIFIED,
                        ItemState.PRESENT,
                        ItemState.VERIFIED,
                        ItemState.PRESENT);
    }

    @Test
    void countsOccurrencesAcrossPages() {
        String[] titles = IntStream.range(0, 102)
                .mapToObj(i -> i == 5 || i > 99 ? "a" : "t" + i)
                .toArray(String[]::new);
        SyncFixture sync = SyncFixture.matched(titles);
        sync.catalog.playlist("Focus", "a", "a");

        sync.addAndVerify();

        assertThat(sync.states().get(5)).isEqualTo(ItemState.PRESENT);
        assertThat(sync.states().get(100)).isEqualTo(ItemState.PRESENT);
        assertThat(sync.states().get(101)).isEqualTo(ItemState.VERIFIED);
        assertThat(sync.catalog.listed("Focus")).hasSize(102);
    }

    @Test
    void addsNothingTwiceWhenAskedAgain() {
        SyncFixture sync = SyncFixture.matched("a", "b");
        sync.addAndVerify();

        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus")).containsExactly("a", "b");
        assertThat(sync.catalog.count("add")).isEqualTo(1);
    }

    @Test
    void addsAgainWhatDidNotArriveBeforeACrash() {
        SyncFixture sync = SyncFixture.matched("a", "b");
        sync.catalog.at("add", refused(new ProcessDied()));
        dies(sync);
        assertThat(sync.effects.open(sync.unit)).hasSize(1);

        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus")).containsExactly("a", "b");
        assertThat(sync.effects.open(sync.unit)).isEmpty();
    }

    @Test
    void addsNothingAgainThatArrivedBeforeACrash() {
        SyncFixture sync = SyncFixture.matched("a", "b", "a");
        sync.catalog.at("add", answerLost(new ProcessDied()));
        dies(sync);

        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus")).containsExactly("a", "b", "a");
        assertThat(sync.catalog.count("add")).isEqualTo(1);
        assertThat(sync.states()).containsOnly(ItemState.VERIFIED);
    }

    @Test
    void addsNothingAgainThatArrivedAndWasMovedBeforeItLooked() {
        SyncFixture sync = SyncFixture.matched("a", "b");
        sync.catalog.playlist("Focus", "x");
        sync.catalog.at("add", answerLost(new ProcessDied()));
        dies(sync);
        sync.catalog.edit("Focus", List.of("mine", "b", "x", "a"));

        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus")).containsExactly("mine", "b", "x", "a");
        assertThat(sync.states()).containsOnly(ItemState.VERIFIED);
    }

    @Test
    void addsWhatDidNotArriveAlthoughTheUserEdited() {
        SyncFixture sync = SyncFixture.matched("a", "b", "c");
        sync.catalog.playlist("Focus", "a");
        sync.catalog.at("add", refused(new ProcessDied()));
        dies(sync);
        sync.catalog.edit("Focus", List.of("mine", "a"));

        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus")).containsExactly("mine", "a", "b", "c");
    }

    @Test
    void looksOnlyOnceTheWriteCanNoLongerArrive() {
        SyncFixture sync = SyncFixture.matched("a");
        sync.catalog.settleAfter(Duration.ofMinutes(2));
        sync.catalog.at("add", refused(new ProcessDied()));
        dies(sync);

        Step waiting = add(sync);

        assertThat(waiting.finished()).isFalse();
        assertThat(waiting.waitMillis()).isBetween(60_000L, 120_000L);
        assertThat(sync.ledger.unit(sync.unit).state()).isEqualTo(UnitState.WAITING);
        sync.database.settleNow(sync.unit.batchId());
        sync.addAndVerify();
        assertThat(sync.catalog.listed("Focus")).containsExactly("a");
    }

    @Test
    void createsOnePlaylistWhenTheAnswerWasLost() {
        SyncFixture sync = SyncFixture.matched("a");
        sync.catalog.at("createPlaylist", answerLost(new ProcessDied()));
        dies(sync);

        sync.addAndVerify();

        assertThat(sync.catalog.count("createPlaylist")).isEqualTo(1);
        assertThat(sync.catalog.listed("Focus")).containsExactly("a");
        assertThat(sync.effects.preImage(sync.unit).orElseThrow().existed()).isFalse();
    }

    @Test
    void createsThePlaylistAgainWhenTheUserDeletedItBeforeItWasUsed() {
        SyncFixture sync = SyncFixture.matched("a");
        sync.catalog.at("createPlaylist", answerLost(new ProcessDied()));
        dies(sync);
        sync.catalog.at("findPlaylist", new FakeCatalog.Fate() {}, meanwhile(() -> sync.catalog.delete("Focus")));

        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus")).containsExactly("a");
    }

    @Test
    void looksAgainWhenTheUserEditsBetweenReadingAndWriting() {
        SyncFixture sync = SyncFixture.matched("a", "b");
        sync.catalog.playlist("Focus", "x");
        sync.catalog.at("add", meanwhile(() -> sync.catalog.edit("Focus", List.of("x", "mine"))));

        assertThat(add(sync)).isEqualTo(new Step(false, 0, 0));
        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus")).containsExactly("x", "mine", "a", "b");
        assertThat(sync.ledger.items(sync.unit, 0, 1).get(0).attempts()).isZero();
    }

    @Test
    void waitsWhileTheCatalogIsUnavailableAndCountsNothing() {
        SyncFixture sync = SyncFixture.matched("a");
        sync.catalog.at("add", refused(new CatalogUnavailableException("rate limit", Duration.ofHours(7))));

        assertThat(add(sync)).isEqualTo(new Step(false, 0, Duration.ofHours(7).toMillis()));

        assertThat(sync.ledger.unit(sync.unit).state()).isEqualTo(UnitState.WAITING);
        assertThat(sync.ledger.items(sync.unit, 0, 1).get(0).attempts()).isZero();
        sync.addAndVerify();
        assertThat(sync.catalog.listed("Focus")).containsExactly("a");
    }

    @Test
    void givesUpAfterTenFailedAnswers() {
        SyncFixture sync = SyncFixture.matched("a");
        for (int i = 0; i < 10; i++) {
            sync.catalog.at("add", refused(new CatalogAnswerException("no", true)));
        }

        for (int i = 1; i < 10; i++) {
            assertThat(add(sync)).as("attempt " + i).isEqualTo(new Step(false, 0, 1000));
        }
        assertThat(add(sync)).isEqualTo(new Step(false, 1, 0));
        assertThat(add(sync).finished()).isTrue();

        assertThat(sync.states()).containsExactly(ItemState.DEAD);
        assertThat(sync.effects.done(sync.unit, Kind.ADD)).isEmpty();
        assertThat(sync.effects.open(sync.unit)).isEmpty();
    }

    @Test
    void givesUpAtOnceWhereAskingAgainCannotHelp() {
        SyncFixture sync = SyncFixture.matched("a", "b");
        sync.catalog.at("add", refused(new CatalogAnswerException("bad request", false)));

        assertThat(add(sync)).isEqualTo(new Step(false, 2, 0));

        assertThat(sync.states()).containsOnly(ItemState.DEAD);
    }

    @Test
    void failsTheUnitWhenItsPlaylistCannotBeCreated() {
        SyncFixture sync = SyncFixture.matched("a");
        sync.catalog.at("createPlaylist", refused(new CatalogAnswerException("scope is missing", false)));

        assertThatThrownBy(() -> add(sync)).isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
            assertThat(failure.isNonRetryable()).isTrue();
            assertThat(failure.getOriginalMessage()).isEqualTo("scope is missing");
        });
        assertThat(sync.effects.open(sync.unit)).isEmpty();
    }

    @Test
    void triesTenTimesToCreateAPlaylist() {
        SyncFixture sync = SyncFixture.matched("a");
        for (int i = 0; i < 10; i++) {
            sync.catalog.at("createPlaylist", refused(new CatalogAnswerException("not now", true)));
        }

        for (int i = 1; i < 10; i++) {
            assertThat(add(sync)).isEqualTo(new Step(false, 0, 1000));
        }
        assertThatThrownBy(() -> add(sync)).isInstanceOf(ApplicationFailure.class);
    }

    @Test
    void refusesAWriterThatWasOvertakenBeforeItRecords() {
        SyncFixture sync = SyncFixture.matched("a");
        sync.catalog.at("add", meanwhile(() -> sync.effects.claim(sync.unit)));

        assertThatThrownBy(() -> add(sync)).isInstanceOf(StaleAttemptException.class);

        assertThat(sync.states()).containsExactly(ItemState.MATCHED);
        sync.addAndVerify();
        assertThat(sync.catalog.listed("Focus")).containsExactly("a");
    }

    @Test
    void verifiesWhereverTheUserMovedThings() {
        SyncFixture sync = SyncFixture.matched("a", "b");
        add(sync);
        sync.catalog.edit("Focus", List.of("b", "mine", "a"));

        assertThat(sync.activities.verify(sync.firstPage())).isEqualTo(new Step(true, 0, 0));

        assertThat(sync.states()).containsOnly(ItemState.VERIFIED);
    }

    @Test
    void reportsWhatIsNotThereWhenReadBack() {
        SyncFixture sync = SyncFixture.matched("a", "b", "a");
        add(sync);
        sync.catalog.edit("Focus", List.of("a", "mine"));

        assertThat(sync.activities.verify(sync.firstPage())).isEqualTo(new Step(true, 2, 0));

        assertThat(sync.states()).containsExactly(ItemState.VERIFIED, ItemState.DEAD, ItemState.DEAD);
    }
}
