package io.segue.sync;

import io.segue.batch.EffectLedger;
import io.segue.batch.EffectLedger.Planned;
import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.PageRef;
import io.segue.batch.UnitLedger;
import io.segue.catalog.MusicCatalog;
import io.segue.sync.SyncActivities.Pages;
import io.segue.sync.SyncActivities.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Reads back what pages added: where it was put, or else anywhere in the playlist if somebody has moved things since. */
@Component
class PlaylistVerification {

    private final UnitLedger ledger;
    private final EffectLedger effects;
    private final Catalogs catalogs;

    PlaylistVerification(UnitLedger ledger, EffectLedger effects, Catalogs catalogs) {
        this.ledger = ledger;
        this.effects = effects;
        this.catalogs = catalogs;
    }

    Step verify(Pages pages) {
        for (int pageNo = pages.first(); pageNo < pages.end(); pageNo++) {
            int failed = verify(pages.unit().page(pageNo));
            if (failed > 0) { // told at once: what is told together with a later failure would be lost
                return new Step(pageNo + 1 == pages.end(), failed, 0);
            }
        }
        return new Step(true, 0, 0);
    }

    /** How many of the page's items are not there. */
    private int verify(PageRef page) {
        List<Item> added = ledger.page(page).stream()
                .filter(item -> item.state() == ItemState.ADDED)
                .toList();
        if (added.isEmpty()) {
            return 0;
        }
        MusicCatalog catalog = catalogs.of(ledger, page.unit());
        if (effects.added(page).stream().allMatch(intent -> standsWherePut(catalog, intent.planned()))) {
            ledger.record(
                    page.unit(),
                    added.stream().map(PlaylistVerification::verified).toList());
            return 0;
        }
        return verifyAnywhere(page, catalog, added);
    }

    private static boolean standsWherePut(MusicCatalog catalog, Planned planned) {
        List<String> there = catalog.uris(
                String.valueOf(planned.targetId()),
                planned.position(),
                planned.uris().size());
        return there.equals(planned.uris());
    }

    private int verifyAnywhere(PageRef page, MusicCatalog catalog, List<Item> added) {
        String playlistId = Objects.requireNonNull(ledger.unit(page.unit()).targetId());
        Map<String, Integer> there = new HashMap<>();
        PlaylistTarget.uris(catalog, playlistId).forEach(uri -> there.merge(uri, 1, Integer::sum));
        List<ItemOutcome> outcomes = new ArrayList<>();
        int failed = 0;
        for (Item item : added) {
            if (there.merge(Objects.requireNonNull(item.targetUri()), -1, Integer::sum) >= 0) {
                outcomes.add(verified(item));
            } else {
                outcomes.add(ItemOutcome.dead(
                        item.rowNo(), "NotThere", "was added, but is not in the playlist when it is read back"));
                failed++;
            }
        }
        ledger.record(page.unit(), outcomes);
        return failed;
    }

    private static ItemOutcome verified(Item item) {
        return ItemOutcome.of(item.rowNo(), ItemState.VERIFIED);
    }
}
