package io.segue.sync;

import io.segue.batch.EffectLedger;
import io.segue.batch.EffectLedger.Claim;
import io.segue.batch.EffectLedger.Intent;
import io.segue.batch.EffectLedger.Kind;
import io.segue.batch.EffectLedger.Planned;
import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.CatalogUnavailableException;
import io.segue.catalog.MusicCatalog;
import io.segue.catalog.PlaylistHead;
import io.segue.catalog.SnapshotMismatchException;
import io.segue.library.TrackJson;
import io.segue.sync.SyncActivities.Step;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** One request to a catalog that adds items to a playlist: announced first and settled after, whatever comes in between. */
@Component
class AddRequests {

    private static final int ATTEMPTS = 10;
    private static final long RETRY_MILLIS = 1000;

    private final UnitLedger ledger;
    private final EffectLedger effects;

    AddRequests(UnitLedger ledger, EffectLedger effects) {
        this.ledger = ledger;
        this.effects = effects;
    }

    /**
     * @param items matched ones of one page, in order
     */
    record AddRequest(Claim claim, MusicCatalog catalog, int pageNo, List<Item> items) {

        List<String> uris() {
            return items.stream()
                    .map(item -> Objects.requireNonNull(item.targetUri()))
                    .toList();
        }

        private List<CatalogTrack> tracks() {
            return items.stream()
                    .map(item -> new CatalogTrack(
                            Objects.requireNonNull(item.targetUri()),
                            TrackJson.read(Objects.requireNonNull(item.target()))))
                    .toList();
        }
    }

    /** The playlist as it is now; that it is gone is an answer like any other. */
    static PlaylistHead head(MusicCatalog catalog, String playlistId) {
        return catalog.playlist(playlistId)
                .orElseThrow(() -> new CatalogAnswerException("The playlist was deleted meanwhile.", false));
    }

    /**
     * Adds the items so that the first stands at {@code position}.
     *
     * @return the playlist's new snapshot
     */
    String send(AddRequest request, PlaylistHead head, int position) {
        MusicCatalog catalog = request.catalog();
        Intent intent = effects.intend(
                request.claim(),
                new Planned(
                        Kind.ADD,
                        head.id(),
                        head.snapshot(),
                        request.pageNo(),
                        position,
                        request.uris(),
                        catalog.settleAfter()));
        String snapshot;
        try {
            snapshot = catalog.add(head.id(), head.snapshot(), position, request.tracks());
        } catch (SnapshotMismatchException | CatalogAnswerException e) {
            effects.voided(request.claim(), intent, String.valueOf(e.getMessage()));
            throw e;
        } catch (CatalogUnavailableException e) {
            if (e.isRefused()) { // otherwise it stays open, to be settled by looking
                effects.voided(request.claim(), intent, String.valueOf(e.getMessage()));
            }
            throw e;
        }
        effects.done(request.claim(), intent, snapshot, outcomes(request.items(), ItemState.ADDED));
        return snapshot;
    }

    /** Counts the answer for each of the items; they are dead when it is final, or one too many. */
    Step refused(AddRequest request, CatalogAnswerException e) {
        UnitRef unit = request.claim().unit();
        List<Long> rows = request.items().stream().map(Item::rowNo).toList();
        Map<Long, Integer> attempts = ledger.countAttempts(unit, rows);
        int most = attempts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (e.retryable() && most < ATTEMPTS) {
            return new Step(false, 0, RETRY_MILLIS);
        }
        String reason = "add failed " + most + " time(s): " + e.getMessage();
        ledger.record(
                unit,
                rows.stream()
                        .map(row -> ItemOutcome.dead(row, e.getClass().getSimpleName(), reason))
                        .toList());
        return new Step(false, rows.size(), 0);
    }

    static List<ItemOutcome> outcomes(Collection<Item> items, ItemState state) {
        return items.stream().map(item -> ItemOutcome.of(item.rowNo(), state)).toList();
    }
}
