package io.segue.sync;

import static io.segue.sync.FakeCatalog.answerLost;
import static io.segue.sync.FakeCatalog.meanwhile;
import static io.segue.sync.FakeCatalog.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.ItemState;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogTrack;
import io.segue.library.Track;
import io.segue.sync.FakeCatalog.ProcessDied;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A playlist some of whose tracks failed at first and are sent through again, over a real ledger. */
class RedriveTest {

    private static final CatalogAnswerException NO = new CatalogAnswerException("no", false);

    /** The titles, each in the catalog under a uri of its own name; those of {@code dead} are refused in the search at first. */
    private static SyncFixture partial(List<String> preImage, String titles, String... dead) {
        SyncFixture sync = SyncFixture.unmatched(titles.split(" "));
        if (!preImage.isEmpty()) {
            sync.catalog.playlist("Focus", preImage.toArray(String[]::new));
        }
        for (String title : titles.split(" ")) {
            sync.catalog.has(title, new CatalogTrack(title, Track.of(title, "Artist")));
            sync.catalog.at("search", List.of(dead).contains(title) ? refused(NO) : meanwhile(() -> {}));
        }
        sync.searchAndMatch();
        sync.addAndVerify();
        sync.activities.close(sync.unit, null);
        return sync;
    }

    @Test
    void putsWhatFailedWhereItBelongs() {
        SyncFixture sync = partial(List.of("x", "y"), "a b c d e", "a", "c", "d");
        assertThat(sync.catalog.listed("Focus")).containsExactly("x", "y", "b", "e");

        sync = sync.redriven();
        sync.searchAndMatch();
        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus")).containsExactly("x", "y", "a", "b", "c", "d", "e");
        assertThat(sync.states()).containsOnly(ItemState.VERIFIED);
        assertThat(sync.catalog.count("add")).as("c and d go together").isEqualTo(3);
        assertThat(sync.ledger.unit(sync.unit).counts().verified()).isEqualTo(5);
        assertThat(sync.ledger.unit(sync.unit).counts().dead()).isZero();
    }

    @Test
    void asksOnlyForWhatFailed() {
        SyncFixture sync = partial(List.of(), "a b c", "b");
        long before = sync.catalog.count("search");

        sync = sync.redriven();
        sync.searchAndMatch();
        sync.addAndVerify();

        assertThat(sync.catalog.count("search")).isEqualTo(before + 1);
        assertThat(sync.catalog.listed("Focus")).containsExactly("a", "b", "c");
    }

    @Test
    void aCrashAfterAnAddCostsALook() {
        SyncFixture sync = partial(List.of("x"), "a b c d", "b", "d").redriven();
        sync.searchAndMatch();
        sync.catalog.at("add", answerLost(new ProcessDied()), answerLost(new ProcessDied()));

        SyncFixture died = sync;
        assertThatThrownBy(died::addAndVerify).isInstanceOf(ProcessDied.class);
        assertThatThrownBy(died::addAndVerify).isInstanceOf(ProcessDied.class);
        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus")).containsExactly("x", "a", "b", "c", "d");
        assertThat(sync.states()).containsOnly(ItemState.VERIFIED);
    }

    @Test
    void looksAgainWhereTheUserEditsMeanwhile() {
        SyncFixture sync = partial(List.of("x"), "a b c", "b").redriven();
        sync.searchAndMatch();
        FakeCatalog catalog = sync.catalog;
        catalog.at("add", meanwhile(() -> catalog.edit("Focus", List.of("mine", "x", "c", "a"))));

        sync.addAndVerify();

        assertThat(catalog.listed("Focus")).containsExactly("mine", "x", "c", "a", "b");
    }

    @Test
    void whatThePlaylistHadIsPresentForOneOfTwo() {
        SyncFixture sync = partial(List.of("b", "x"), "a b b", "b");
        assertThat(sync.catalog.listed("Focus")).containsExactly("b", "x", "a");

        sync = sync.redriven();
        sync.searchAndMatch();
        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus"))
                .as("behind its neighbour, the b that was there")
                .containsExactly("b", "b", "x", "a");
        assertThat(sync.states()).containsExactly(ItemState.VERIFIED, ItemState.PRESENT, ItemState.VERIFIED);
    }

    @Test
    void takenBackAfterwardsThePlaylistIsWhatItWas() {
        List<String> preImage = List.of("a", "x", "c");
        SyncFixture sync = partial(preImage, "a c c b c", "b").redriven();
        sync.searchAndMatch();
        sync.addAndVerify();
        assertThat(sync.catalog.listed("Focus")).hasSize(6);

        sync.activities.compensate(sync.unit);

        assertThat(sync.catalog.listed("Focus")).isEqualTo(preImage);
    }

    @Test
    void aTrackThatVanishedIsAddedAgainWithoutASearch() {
        SyncFixture sync = SyncFixture.matched("a", "b", "c");
        sync.activities.add(sync.firstPage());
        sync.catalog.edit("Focus", List.of("a", "c"));
        sync.activities.verify(sync.firstPage());
        sync.activities.close(sync.unit, null);
        assertThat(sync.states()).containsExactly(ItemState.VERIFIED, ItemState.DEAD, ItemState.VERIFIED);

        sync = sync.redriven();
        sync.addAndVerify();

        assertThat(sync.catalog.listed("Focus")).containsExactly("a", "b", "c");
        assertThat(sync.catalog.count("search")).isZero();
        assertThat(sync.ledger.unit(sync.unit).counts().added()).isEqualTo(3);
    }

    @Test
    void aUnitThatFailsAsAWholeLeavesItsItemsDead() {
        SyncFixture sync = SyncFixture.matched("a", "b");
        sync.catalog.at("findPlaylist", refused(new CatalogAnswerException("scope is missing", false)));
        SyncFixture failed = sync;

        assertThatThrownBy(() -> failed.activities.add(failed.firstPage())).hasMessageContaining("scope is missing");

        assertThat(sync.states()).containsOnly(ItemState.DEAD);
        sync.activities.close(sync.unit, "scope is missing");
        sync.catalog.has("a", new CatalogTrack("a", Track.of("a", "Artist")));
        sync.catalog.has("b", new CatalogTrack("b", Track.of("b", "Artist")));
        sync = sync.redriven();
        sync.searchAndMatch();
        sync.addAndVerify();
        assertThat(sync.catalog.listed("Focus")).containsExactly("a", "b");
    }

    @Test
    void whatAWriteMayHaveAddedIsNotDead() {
        SyncFixture sync = SyncFixture.matched("a", "b");
        sync.catalog.at("add", answerLost(new ProcessDied()));
        SyncFixture failed = sync;
        assertThatThrownBy(() -> failed.activities.add(failed.firstPage())).isInstanceOf(ProcessDied.class);
        sync.catalog.at("playlist", refused(new CatalogAnswerException("forbidden", false)));

        assertThatThrownBy(() -> failed.activities.add(failed.firstPage())).hasMessageContaining("forbidden");
        assertThat(sync.states()).containsOnly(ItemState.MATCHED);
        sync.activities.close(sync.unit, "forbidden");

        sync = sync.redriven();
        sync.addAndVerify();
        assertThat(sync.catalog.listed("Focus")).containsExactly("a", "b");
        assertThat(sync.catalog.count("add")).isEqualTo(1);
    }
}
