package io.segue.sync;

import io.segue.batch.DefinitionNode;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.DefinitionNode.Scalar;
import io.segue.batch.EffectLedger;
import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.PageRef;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.batch.ledger.LedgerFixture;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import io.segue.sync.SyncActivities.Pages;
import io.segue.sync.SyncActivities.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One playlist called Focus on its way into a fake catalog, over a real ledger in memory. */
final class SyncFixture {

    static final String TITLE = "Focus";

    private static final Location HERE = Location.commandLine("test");

    final FakeCatalog catalog = new FakeCatalog();
    final LedgerFixture database = LedgerFixture.h2();
    final UnitLedger ledger = database.units();
    final EffectLedger effects = database.effects();
    final CandidateSearch search;
    final PageMatching matching;
    final PlaylistWriter writer;
    final PlaylistVerification verification;
    final PlaylistCompensation compensation;
    final SyncActivitiesImpl activities;
    final UnitRef unit;

    /** The unit's items are called by these titles, and matched with the uris of the same name unless {@link #unmatched}. */
    static SyncFixture matched(String... titles) {
        SyncFixture sync = unmatched(titles);
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (int row = 0; row < titles.length; row++) {
            String target = TrackJson.write(Track.of(titles[row], "Artist"));
            outcomes.add(new ItemOutcome(row, ItemState.MATCHED, titles[row], titles[row], target, 1.0, "same", null));
        }
        sync.ledger.record(sync.unit, outcomes);
        return sync;
    }

    static SyncFixture unmatched(String... titles) {
        return new SyncFixture(List.of(titles));
    }

    private SyncFixture(List<String> titles) {
        Map<String, DefinitionNode> target =
                Map.of("catalog", new Scalar("fake", HERE), "collection", new Scalar("collection.csv", HERE));
        LedgerFixture.BatchBuilder batch = database.aBatch()
                .definition(
                        new Mapping(Map.of("target", new Mapping(target, HERE)), HERE),
                        Map.of(Path.of("/project/collection.csv"), "11"));
        titles.forEach(title -> batch.item(TITLE, title, TrackJson.write(Track.of(title, "Artist"))));
        this.unit = batch.running().unit(0);
        Catalogs catalogs = new Catalogs(List.of(catalog));
        IntentSettlement settlement = new IntentSettlement(ledger, effects);
        AddRequests requests = new AddRequests(ledger, effects);
        this.matching = new PageMatching(ledger);
        this.search = new CandidateSearch(ledger, catalogs, matching);
        this.writer = new PlaylistWriter(
                ledger,
                effects,
                catalogs,
                new PlaylistTarget(ledger, effects),
                settlement,
                requests,
                new LateAdditions(ledger, effects, requests));
        this.verification = new PlaylistVerification(ledger, effects, catalogs);
        this.compensation = new PlaylistCompensation(ledger, effects, catalogs, settlement);
        this.activities = new SyncActivitiesImpl(
                ledger,
                catalogs,
                new CatalogAnswers(ledger, new UnitExhaustion(ledger, effects)),
                matching,
                writer,
                verification,
                compensation);
    }

    /** As the workflow would: each step again until all pages are through. */
    void addAndVerify() {
        Pages all = new Pages(unit, 0, PageRef.pagesFor(ledger.unit(unit).items()));
        through(() -> activities.add(all));
        through(() -> activities.verify(all));
    }

    Pages firstPage() {
        return new Pages(unit, 0, 1);
    }

    private static void through(Supplier<Step> step) {
        for (int times = 0; !step.get().finished(); times++) {
            if (times == 50) {
                throw new AssertionError("never gets through");
            }
        }
    }

    List<ItemState> states() {
        return ledger.items(unit, 0, 10_000).stream().map(Item::state).toList();
    }
}
