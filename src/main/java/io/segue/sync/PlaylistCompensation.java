package io.segue.sync;

import io.segue.batch.EffectLedger;
import io.segue.batch.EffectLedger.Claim;
import io.segue.batch.EffectLedger.Intent;
import io.segue.batch.EffectLedger.Kind;
import io.segue.batch.EffectLedger.Planned;
import io.segue.batch.EffectLedger.PreImage;
import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitResult;
import io.segue.catalog.CatalogUnavailableException;
import io.segue.catalog.MusicCatalog;
import io.segue.catalog.PlaylistHead;
import io.segue.catalog.SnapshotMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Brings a playlist back to its pre-image: takes out what the batch put in, leaves what the user has done meanwhile, reads it back, and
 * only then calls it compensated. What is ours is worked out from the playlist as it is, so doing it again removes nothing more.
 */
@Component
class PlaylistCompensation {

    private static final int ITEMS_AT_ONCE = 1000;
    private static final int LOOKS = 20;

    private final UnitLedger ledger;
    private final EffectLedger effects;
    private final Catalogs catalogs;
    private final IntentSettlement settlement;

    PlaylistCompensation(UnitLedger ledger, EffectLedger effects, Catalogs catalogs, IntentSettlement settlement) {
        this.ledger = ledger;
        this.effects = effects;
        this.catalogs = catalogs;
        this.settlement = settlement;
    }

    /**
     * @throws io.segue.catalog.CatalogAnswerException when the catalog would not do something; whatever was taken out until then stays out
     */
    UnitResult compensate(UnitRef unit) {
        MusicCatalog catalog = catalogs.of(ledger, unit);
        Claim claim = effects.claim(unit);
        settlement.settle(claim, catalog);
        for (int look = 0; look < LOOKS; look++) {
            if (restored(claim, catalog)) {
                return compensated(unit);
            }
        }
        return ledger.compensated(unit, false, "the playlist kept changing while it was being restored");
    }

    /** Whether nothing of ours is left; removes what is, so that the next look finds it gone. */
    private boolean restored(Claim claim, MusicCatalog catalog) {
        Optional<PreImage> preImage = effects.preImage(claim.unit());
        Optional<PlaylistHead> head = playlist(claim.unit(), catalog);
        if (preImage.isEmpty() || head.isEmpty()) {
            return true;
        }
        PlaylistHead playlist = head.get();
        List<String> current = PlaylistTarget.uris(catalog, playlist.id());
        List<Integer> ours = OwnAdditions.positions(
                effects.preImageEntries(claim.unit()), LateAdditions.additions(effects, claim.unit()), current);
        boolean created = !preImage.get().existed();
        if (ours.isEmpty() && !(created && current.isEmpty())) {
            return true;
        }
        try {
            if (created && ours.size() == current.size()) {
                delete(claim, catalog, playlist);
            } else {
                remove(claim, catalog, playlist, ours, current);
            }
        } catch (SnapshotMismatchException changedMeanwhile) {
            // the next look sees it as it is now
        }
        return false;
    }

    private Optional<PlaylistHead> playlist(UnitRef unit, MusicCatalog catalog) {
        String targetId = ledger.unit(unit).targetId();
        if (targetId != null) {
            return catalog.playlist(targetId);
        }
        boolean created = !effects.done(unit, Kind.CREATE).isEmpty();
        return created ? catalog.findPlaylist(ledger.unit(unit).title()) : Optional.empty();
    }

    private void delete(Claim claim, MusicCatalog catalog, PlaylistHead playlist) {
        Intent intent = intend(claim, Kind.DELETE, catalog, playlist, List.of());
        try {
            catalog.deletePlaylist(playlist.id());
        } catch (CatalogUnavailableException e) {
            voidIfRefused(claim, intent, e);
            throw e;
        }
        effects.done(claim, intent, "", List.of());
    }

    private void remove(
            Claim claim, MusicCatalog catalog, PlaylistHead playlist, List<Integer> positions, List<String> current) {
        List<String> uris = positions.stream().map(current::get).toList();
        Intent intent = intend(claim, Kind.REMOVE, catalog, playlist, uris);
        String snapshot;
        try {
            snapshot = catalog.remove(playlist.id(), playlist.snapshot(), positions);
        } catch (SnapshotMismatchException e) {
            effects.voided(claim, intent, String.valueOf(e.getMessage()));
            throw e;
        } catch (CatalogUnavailableException e) {
            voidIfRefused(claim, intent, e);
            throw e;
        }
        effects.done(claim, intent, snapshot, List.of());
    }

    private void voidIfRefused(Claim claim, Intent intent, CatalogUnavailableException e) {
        if (e.isRefused()) {
            effects.voided(claim, intent, String.valueOf(e.getMessage()));
        }
    }

    private Intent intend(Claim claim, Kind kind, MusicCatalog catalog, PlaylistHead playlist, List<String> uris) {
        return effects.intend(
                claim, new Planned(kind, playlist.id(), playlist.snapshot(), -1, 0, uris, catalog.settleAfter()));
    }

    private UnitResult compensated(UnitRef unit) {
        List<Item> items;
        int position = 0;
        do {
            items = ledger.items(unit, position, ITEMS_AT_ONCE);
            position += ITEMS_AT_ONCE;
            List<ItemOutcome> outcomes = new ArrayList<>();
            for (Item item : items) {
                if (item.state() == ItemState.ADDED || item.state() == ItemState.VERIFIED) {
                    outcomes.add(ItemOutcome.of(item.rowNo(), ItemState.COMPENSATED, "taken out again"));
                }
            }
            ledger.record(unit, outcomes);
        } while (!items.isEmpty());
        return ledger.compensated(unit, true, "read back: nothing of this batch is left in the playlist");
    }
}
