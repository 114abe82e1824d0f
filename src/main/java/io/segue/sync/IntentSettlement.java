package io.segue.sync;

import io.segue.batch.EffectLedger;
import io.segue.batch.EffectLedger.Claim;
import io.segue.batch.EffectLedger.Intent;
import io.segue.batch.EffectLedger.Planned;
import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.catalog.CatalogUnavailableException;
import io.segue.catalog.MusicCatalog;
import io.segue.catalog.PlaylistHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds out what became of writes whose answer nobody recorded: reads the target, and settles the intent by what is there. Nothing is
 * decided before the write can no longer take effect.
 */
@Component
class IntentSettlement {

    private static final int ITEMS_AT_ONCE = 1000;

    private final UnitLedger ledger;
    private final EffectLedger effects;

    IntentSettlement(UnitLedger ledger, EffectLedger effects) {
        this.ledger = ledger;
        this.effects = effects;
    }

    /**
     * @throws CatalogUnavailableException when it is too early to tell
     */
    void settle(Claim claim, MusicCatalog catalog) {
        for (Intent intent : effects.open(claim.unit())) {
            if (intent.settlesIn().toMillis() > 0) {
                throw new CatalogUnavailableException("a write may still be under way", intent.settlesIn());
            }
            switch (intent.planned().kind()) {
                case ADD -> settleAdd(claim, catalog, intent);
                case CREATE -> settleCreate(claim, catalog, intent);
                // what is left to remove is worked out from the playlist itself, so these need no settling
                case REMOVE, DELETE -> effects.voided(claim, intent, "unknown; worked out anew from the playlist");
            }
        }
    }

    private void settleCreate(Claim claim, MusicCatalog catalog, Intent intent) {
        Optional<PlaylistHead> found =
                catalog.findPlaylist(ledger.unit(claim.unit()).title());
        if (found.isPresent()) {
            effects.done(claim, intent, found.get().snapshot(), List.of());
        } else {
            effects.voided(claim, intent, "the playlist is not there");
        }
    }

    private void settleAdd(Claim claim, MusicCatalog catalog, Intent intent) {
        Planned planned = intent.planned();
        String playlistId = String.valueOf(planned.targetId());
        Optional<PlaylistHead> head = catalog.playlist(playlistId);
        boolean changed = head.isPresent() && !head.get().snapshot().equals(planned.expectedSnapshot());
        if (changed
                && (standsWherePut(catalog, playlistId, planned) || standsElsewhere(claim.unit(), catalog, intent))) {
            effects.done(claim, intent, head.get().snapshot(), added(claim.unit(), planned));
        } else {
            effects.voided(claim, intent, "the tracks are not there");
        }
    }

    private static boolean standsWherePut(MusicCatalog catalog, String playlistId, Planned planned) {
        return catalog.uris(playlistId, planned.position(), planned.uris().size())
                .equals(planned.uris());
    }

    /** Somebody may have moved things since: whether the playlist lists these tracks beyond all that is accounted for. */
    private boolean standsElsewhere(UnitRef unit, MusicCatalog catalog, Intent intent) {
        Map<String, Integer> unaccounted = new HashMap<>();
        PlaylistTarget.uris(catalog, String.valueOf(intent.planned().targetId()))
                .forEach(uri -> unaccounted.merge(uri, 1, Integer::sum));
        effects.preImageEntries(unit).forEach(uri -> unaccounted.merge(uri, -1, Integer::sum));
        own(unit).forEach(uri -> unaccounted.merge(uri, -1, Integer::sum));
        return intent.planned().uris().stream().allMatch(uri -> unaccounted.merge(uri, -1, Integer::sum) >= 0);
    }

    /** Of all that was added, what nobody has found missing since. */
    private List<String> own(UnitRef unit) {
        List<String> own = new ArrayList<>();
        int position = 0;
        List<Item> items;
        do {
            items = ledger.items(unit, position, ITEMS_AT_ONCE);
            position += ITEMS_AT_ONCE;
            for (Item item : items) {
                if (item.state() == ItemState.ADDED || item.state() == ItemState.VERIFIED) {
                    own.add(String.valueOf(item.targetUri()));
                }
            }
        } while (!items.isEmpty());
        return own;
    }

    /** The page's matched items that the intent stands for: it was made of them, in order. */
    private List<ItemOutcome> added(UnitRef unit, Planned planned) {
        List<ItemOutcome> outcomes = new ArrayList<>();
        int next = 0;
        for (Item item : ledger.page(unit.page(planned.pageNo()))) {
            if (next < planned.uris().size()
                    && item.state().isMatched()
                    && planned.uris().get(next).equals(item.targetUri())) {
                outcomes.add(ItemOutcome.of(item.rowNo(), ItemState.ADDED));
                next++;
            }
        }
        return outcomes;
    }
}
