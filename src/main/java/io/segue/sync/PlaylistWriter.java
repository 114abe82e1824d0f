package io.segue.sync;

import io.segue.batch.EffectLedger;
import io.segue.batch.EffectLedger.Claim;
import io.segue.batch.Item;
import io.segue.batch.ItemState;
import io.segue.batch.PageRef;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.MusicCatalog;
import io.segue.catalog.PlaylistHead;
import io.segue.catalog.SnapshotMismatchException;
import io.segue.catalog.TracksRefusedException;
import io.segue.sync.AddRequests.AddRequest;
import io.segue.sync.SyncActivities.Pages;
import io.segue.sync.SyncActivities.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Adds pages' matches to the end of the playlist, in order; in a later pass, each where it belongs. What a track's source lists as often as the playlist did before the batch
 * is present already; only what goes beyond is added. Every request is announced first and settled after, so a crash in between is
 * resolved by looking, never by sending again.
 */
@Component
class PlaylistWriter {

    private static final long HAND_BACK_AFTER_NANOS = Duration.ofSeconds(60).toNanos();

    private final UnitLedger ledger;
    private final EffectLedger effects;
    private final Catalogs catalogs;
    private final PlaylistTarget target;
    private final IntentSettlement settlement;
    private final AddRequests requests;
    private final LateAdditions lateAdditions;

    PlaylistWriter(
            UnitLedger ledger,
            EffectLedger effects,
            Catalogs catalogs,
            PlaylistTarget target,
            IntentSettlement settlement,
            AddRequests requests,
            LateAdditions lateAdditions) {
        this.ledger = ledger;
        this.effects = effects;
        this.catalogs = catalogs;
        this.target = target;
        this.settlement = settlement;
        this.requests = requests;
        this.lateAdditions = lateAdditions;
    }

    Step add(Pages pages) {
        UnitRef unit = pages.unit();
        MusicCatalog catalog = catalogs.of(ledger, unit);
        Claim claim = effects.claim(unit);
        settlement.settle(claim, catalog);
        boolean late = ledger.pass(unit.batchId()) > 1;
        long started = System.nanoTime();
        for (int pageNo = pages.first(); pageNo < pages.end(); pageNo++) {
            Step step = System.nanoTime() - started > HAND_BACK_AFTER_NANOS
                    ? new Step(false, 0, 0)
                    : add(claim, catalog, unit.page(pageNo), late);
            if (!step.finished()) {
                return step;
            }
        }
        return new Step(true, 0, 0);
    }

    private Step add(Claim claim, MusicCatalog catalog, PageRef page, boolean late) {
        List<Item> matched = matched(page);
        if (matched.isEmpty()) {
            return new Step(true, 0, 0);
        }
        String playlistId = target.ensure(claim, catalog);
        if (late) {
            return lateAdditions.add(claim, catalog, playlistId, page.pageNo(), matched);
        }
        List<Item> missing = recordPresent(page, matched);
        int most = catalog.maxAddsPerRequest();
        for (int from = 0; from < missing.size(); ) {
            int to = Math.min(missing.size(), from + most);
            AddRequest request = new AddRequest(claim, catalog, page.pageNo(), missing.subList(from, to));
            try {
                PlaylistHead head = AddRequests.head(catalog, playlistId);
                requests.send(request, head, head.size());
                from = to;
                most = Math.min(catalog.maxAddsPerRequest(), 2 * most);
            } catch (TracksRefusedException e) {
                if (to - from == 1) {
                    return requests.refused(request, e);
                }
                most = (to - from) / 2; // the one to blame is found by halving, so that it goes alone
            } catch (SnapshotMismatchException e) {
                return new Step(false, 0, 0); // somebody else wrote to the playlist: look again
            } catch (CatalogAnswerException e) {
                return requests.refused(request, e);
            }
        }
        return new Step(true, 0, 0);
    }

    /** Records what was there before the batch, and returns the rest. */
    private List<Item> recordPresent(PageRef page, List<Item> matched) {
        List<String> uris = matched.stream()
                .map(Item::targetUri)
                .map(Objects::requireNonNull)
                .toList();
        Map<String, Integer> before = effects.preImageCounts(page.unit(), uris);
        if (before.isEmpty()) {
            return matched;
        }
        Map<String, Integer> seen = new HashMap<>(
                ledger.targetsBefore(page.unit(), page.pageNo() * PageRef.SIZE, List.copyOf(before.keySet())));
        List<Item> present = new ArrayList<>();
        List<Item> missing = new ArrayList<>();
        for (Item item : ledger.page(page)) {
            String uri = item.targetUri();
            if (uri == null || item.state() == ItemState.DEAD) {
                continue;
            }
            int occurrence = seen.merge(uri, 1, Integer::sum);
            if (item.state().isMatched()) {
                (occurrence <= before.getOrDefault(uri, 0) ? present : missing).add(item);
            }
        }
        ledger.record(page.unit(), AddRequests.outcomes(present, ItemState.PRESENT));
        return missing;
    }

    private List<Item> matched(PageRef page) {
        return ledger.page(page).stream()
                .filter(item -> item.state().isMatched())
                .toList();
    }
}
