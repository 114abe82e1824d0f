package io.segue.sync;

import io.segue.batch.EffectLedger;
import io.segue.batch.EffectLedger.Intent;
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
import java.util.Optional;
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
        Optional<List<Intent>> writes = latest(effects.added(page), added);
        if (writes.isPresent() && writes.get().stream().allMatch(intent -> standsWherePut(catalog, intent.planned()))) {
            ledger.record(
                    page.unit(),
                    added.stream().map(PlaylistVerification::verified).toList());
            return 0;
        }
        return verifyAnywhere(page, catalog, added);
    }

    /** The latest writes that account for all these items; what was added before may have been moved by them. */
    private static Optional<List<Intent>> latest(List<Intent> oldestFirst, List<Item> added) {
        Map<String, Integer> wanted = new HashMap<>();
        added.forEach(item -> wanted.merge(String.valueOf(item.targetUri()), 1, Integer::sum));
        List<Intent> writes = new ArrayList<>();
        for (int i = oldestFirst.size() - 1; i >= 0 && !wanted.isEmpty(); i--) {
            Intent write = oldestFirst.get(i);
            if (write.planned().uris().stream().anyMatch(wanted::containsKey)) {
                writes.add(write);
                write.planned()
                        .uris()
                        .forEach(uri -> wanted.computeIfPresent(uri, (same, left) -> left > 1 ? left - 1 : null));
            }
        }
        return wanted.isEmpty() ? Optional.of(writes) : Optional.empty();
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
        List<Long> missing = new ArrayList<>();
        for (Item item : added) {
            if (there.merge(Objects.requireNonNull(item.targetUri()), -1, Integer::sum) >= 0) {
                outcomes.add(verified(item));
            } else {
                outcomes.add(ItemOutcome.dead(
                        item.rowNo(), "NotThere", "was added, but is not in the playlist when it is read back"));
                missing.add(item.rowNo());
            }
        }
        ledger.countAttempts(page.unit(), missing);
        ledger.record(page.unit(), outcomes);
        return missing.size();
    }

    private static ItemOutcome verified(Item item) {
        return ItemOutcome.of(item.rowNo(), ItemState.VERIFIED);
    }
}
