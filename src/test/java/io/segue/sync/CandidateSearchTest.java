package io.segue.sync;

import static io.segue.sync.FakeCatalog.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.Candidate;
import io.segue.batch.ItemState;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.CatalogUnavailableException;
import io.segue.library.Track;
import io.segue.sync.SyncActivities.Pages;
import io.segue.sync.SyncActivities.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateSearchTest {

    private final List<Integer> alive = new ArrayList<>();

    private Step search(SyncFixture sync) {
        return sync.search.search(new Pages(sync.unit, 0, 1), alive::add);
    }

    private static CatalogTrack track(String uri) {
        return new CatalogTrack(uri, Track.of("title of " + uri, "Artist").withDuration(Duration.ofSeconds(185)));
    }

    @Test
    void keepsWhatItFinds() {
        SyncFixture sync = SyncFixture.unmatched("a", "b", "c");
        sync.catalog.has("a", track("a1"), track("a2"));
        sync.catalog.has("c", track("c1"));

        assertThat(search(sync)).isEqualTo(new Step(true, 1, 0));

        assertThat(sync.states()).containsExactly(ItemState.PENDING, ItemState.NOT_FOUND, ItemState.PENDING);
        assertThat(sync.ledger.candidates(sync.unit.page(0)).get(0L))
                .extracting(Candidate::ranking, Candidate::uri, Candidate::label)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, "a1", "Artist - title of a1 (3:05)"),
                        org.assertj.core.groups.Tuple.tuple(1, "a2", "Artist - title of a2 (3:05)"));
        assertThat(alive).containsExactly(0, 1, 2);
    }

    @Test
    void decidesAtOnceWhereSearchingCostsNothingAndKeepsOnlyWhatAPersonHasToChooseFrom() {
        SyncFixture sync = SyncFixture.unmatched("a", "b", "c");
        sync.catalog.unmetered();
        sync.catalog.has("a", new CatalogTrack("a1", Track.of("a", "Artist")));
        sync.catalog.has("b", track("b1"));
        sync.catalog.has(
                "c",
                new CatalogTrack("c1", Track.of("c", "Artist").withAlbum("One")),
                new CatalogTrack("c2", Track.of("c", "Artist").withAlbum("Two")));

        assertThat(search(sync)).isEqualTo(new Step(true, 2, 0));

        assertThat(sync.states()).containsExactly(ItemState.MATCHED, ItemState.NOT_FOUND, ItemState.AMBIGUOUS);
        assertThat(sync.ledger.candidates(sync.unit.page(0))).containsOnlyKeys(2L);
        assertThat(sync.activities.open(sync.unit).decidedLater()).isFalse();
    }

    @Test
    void searchesNothingTwice() {
        SyncFixture sync = SyncFixture.unmatched("a", "b");
        sync.catalog.has("a", track("a1"));
        search(sync);

        assertThat(search(sync)).isEqualTo(new Step(true, 0, 0));

        assertThat(sync.catalog.count("search")).isEqualTo(2);
    }

    @Test
    void keepsWhatItFoundWhenTheCatalogBecomesUnavailable() {
        SyncFixture sync = SyncFixture.unmatched("a", "b", "c");
        sync.catalog.has("a", track("a1"));
        sync.catalog.has("c", track("c1"));
        sync.catalog.at(
                "search",
                new FakeCatalog.Fate() {},
                refused(new CatalogUnavailableException("quota", Duration.ofHours(1))));

        assertThatThrownBy(() -> search(sync)).isInstanceOf(CatalogUnavailableException.class);
        assertThat(sync.ledger.candidates(sync.unit.page(0))).containsOnlyKeys(0L);
        search(sync);

        assertThat(sync.catalog.count("search")).isEqualTo(4);
        assertThat(sync.ledger.items(sync.unit, 1, 1).get(0).attempts()).isZero();
    }

    @Test
    void asksThreeTimesWithAPauseAndThenGivesTheItemUp() {
        SyncFixture sync = SyncFixture.unmatched("a", "b");
        sync.catalog.has("b", track("b1"));
        CatalogAnswerException no = new CatalogAnswerException("server error", true);
        sync.catalog.at("search", refused(no), new FakeCatalog.Fate() {}, refused(no), refused(no));

        assertThat(search(sync)).isEqualTo(new Step(false, 0, 1000));
        assertThat(search(sync)).isEqualTo(new Step(false, 0, 1000));
        assertThat(search(sync)).isEqualTo(new Step(true, 1, 0));

        assertThat(sync.states()).containsExactly(ItemState.DEAD, ItemState.PENDING);
    }

    @Test
    void givesAnItemUpAtOnceWhereAskingAgainCannotHelp() {
        SyncFixture sync = SyncFixture.unmatched("a");
        sync.catalog.at("search", refused(new CatalogAnswerException("bad request", false)));

        assertThat(search(sync)).isEqualTo(new Step(true, 1, 0));

        assertThat(sync.states()).containsExactly(ItemState.DEAD);
    }

    @Test
    void savesAsItGoesAlong() {
        String[] titles = new String[30];
        for (int i = 0; i < 30; i++) {
            titles[i] = "t" + i;
        }
        SyncFixture sync = SyncFixture.unmatched(titles);
        for (String title : titles) {
            sync.catalog.has(title, track(title));
        }

        assertThat(search(sync).finished()).isTrue();

        assertThat(sync.ledger.candidates(sync.unit.page(0))).hasSize(30);
    }

    @Test
    void leadsToADecision() {
        SyncFixture sync = SyncFixture.unmatched("Song", "Nothing like it");
        sync.catalog.has("Song", new CatalogTrack("uri:song", Track.of("Song", "Artist")));
        search(sync);

        assertThat(sync.activities.match(sync.unit.page(0))).isEqualTo(new Step(true, 0, 0));
        assertThat(sync.activities.match(sync.unit.page(0))).as("again").isEqualTo(new Step(true, 0, 0));

        assertThat(sync.states()).containsExactly(ItemState.MATCHED, ItemState.NOT_FOUND);
        assertThat(sync.ledger.items(sync.unit, 0, 1).get(0).targetUri()).isEqualTo("uri:song");
    }
}
