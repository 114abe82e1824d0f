package io.segue.sync;

import io.segue.batch.EffectLedger;
import io.segue.batch.EffectLedger.Claim;
import io.segue.batch.EffectLedger.Intent;
import io.segue.batch.EffectLedger.Kind;
import io.segue.batch.EffectLedger.Planned;
import io.segue.batch.EffectLedger.PreImage;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitLedger.Unit;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogUnavailableException;
import io.segue.catalog.MusicCatalog;
import io.segue.catalog.PlaylistHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds or creates the playlist a unit writes to, and keeps its pre-image before anything is written. */
@Component
class PlaylistTarget {

    private static final int ENTRIES_AT_ONCE = 1000;
    private static final String DESCRIPTION = "Imported by Segue";

    private final UnitLedger ledger;
    private final EffectLedger effects;

    PlaylistTarget(UnitLedger ledger, EffectLedger effects) {
        this.ledger = ledger;
        this.effects = effects;
    }

    /** The id of the unit's playlist; it exists, and its pre-image is kept. */
    String ensure(Claim claim, MusicCatalog catalog) {
        Unit unit = ledger.unit(claim.unit());
        if (unit.targetId() != null) {
            return unit.targetId();
        }
        PreImage preImage = effects.preImage(claim.unit()).orElseGet(() -> keep(claim, catalog, unit.title()));
        String targetId = preImage.targetId();
        if (targetId == null) {
            targetId = create(claim, catalog, unit.title());
        }
        effects.target(claim, targetId);
        return targetId;
    }

    private PreImage keep(Claim claim, MusicCatalog catalog, String title) {
        Optional<PlaylistHead> found = catalog.findPlaylist(title);
        List<String> entries = found.map(head -> uris(catalog, head.id())).orElse(List.of());
        PreImage preImage = found.map(head -> new PreImage(true, head.id(), head.snapshot(), entries.size()))
                .orElse(new PreImage(false, null, "", 0));
        effects.keepPreImage(claim, preImage, entries);
        return preImage;
    }

    /** A playlist created by an intent of ours that nobody settled is found by its name. */
    private String create(Claim claim, MusicCatalog catalog, String title) {
        Optional<PlaylistHead> created = catalog.findPlaylist(title);
        if (created.isPresent() && !effects.done(claim.unit(), Kind.CREATE).isEmpty()) {
            return created.get().id();
        }
        Planned planned = new Planned(Kind.CREATE, null, null, -1, 0, List.of(), catalog.settleAfter());
        Intent intent = effects.intend(claim, planned);
        PlaylistHead head;
        try {
            head = created.orElseGet(() -> catalog.createPlaylist(title, DESCRIPTION));
        } catch (CatalogAnswerException e) {
            effects.voided(claim, intent, String.valueOf(e.getMessage()));
            throw e;
        } catch (CatalogUnavailableException e) {
            if (e.isRefused()) {
                effects.voided(claim, intent, String.valueOf(e.getMessage()));
            }
            throw e;
        }
        effects.done(claim, intent, head.snapshot(), List.of());
        return head.id();
    }

    /** Everything the playlist lists, in order. */
    static List<String> uris(MusicCatalog catalog, String playlistId) {
        List<String> uris = new ArrayList<>();
        List<String> next;
        do {
            next = catalog.uris(playlistId, uris.size(), ENTRIES_AT_ONCE);
            uris.addAll(next);
        } while (next.size() == ENTRIES_AT_ONCE);
        return uris;
    }
}
