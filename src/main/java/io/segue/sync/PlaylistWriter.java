package io.segue.sync;

import io.segue.batch.EffectLedger;
import io.segue.batch.EffectLedger.Claim;
import io.segue.batch.EffectLedger.Intent;
import io.segue.batch.EffectLedger.Kind;
import io.segue.batch.EffectLedger.Planned;
import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.PageRef;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogTrack;
import io.segue.catalog.MusicCatalog;
import io.segue.catalog.PlaylistHead;
import io.segue.catalog.SnapshotMismatchException;
import io.segue.library.TrackJson;
import io.segue.sync.SyncActivities.Pages;
import io.segue.sync.SyncActivities.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Adds pages' matches to the end of the playlist, in order. What a track's source lists as often as the playlist did before the batch
 * is present already; only what goes beyond is added. Every request is announced first and settled after, so a crash in between is
 * resolved by looking, never by sending again.
 */
@Component
class PlaylistWriter {

    private static final int ATTEMPTS = 10;
    private static final long RETRY_MILLIS = 1000;
    private static final long HAND_BACK_AFTER_NANOS = Duration.ofSeconds(60).toNanos();

    private final UnitLedger ledger;
    private final EffectLedger effects;
    private final Catalogs catalogs;
    private final PlaylistTarget target;
    private final IntentSettlement settlement;

    PlaylistWriter(
            UnitLedger ledger,
            EffectLedger effects,
            Catalogs catalogs,
            PlaylistTarget target,
            IntentSettlement settlement) {
        this.ledger = ledger;
        this.effects = effects;
        this.catalogs = catalogs;
        this.target = target;
        this.settlement = settlement;
    }

    Step add(Pages pages) {
        UnitRef unit = pages.unit();
        MusicCatalog catalog = catalogs.of(ledger, unit);
        Claim claim = effects.claim(unit);
        settlement.settle(claim, catalog);
        long started = System.nanoTime();
        for (int pageNo = pages.first(); pageNo < pages.end(); pageNo++) {
            Step step = System.nanoTime() - started > HAND_BACK_AFTER_NANOS
                    ? new Step(false, 0, 0)
                    : add(claim, catalog, unit.page(pageNo));
            if (!step.finished()) {
                return step;
            }
        }
        return new Step(true, 0, 0);
    }

    private Step add(Claim claim, MusicCatalog catalog, PageRef page) {
        List<Item> matched = matched(page);
        if (matched.isEmpty()) {
            return new Step(true, 0, 0);
        }
        String playlistId = target.ensure(claim, catalog);
        List<Item> missing = recordPresent(page, matched);
        for (int from = 0; from < missing.size(); from += catalog.maxAddsPerRequest()) {
            int to = Math.min(missing.size(), from + catalog.maxAddsPerRequest());
            Addition addition = new Addition(claim, catalog, playlistId, page.pageNo(), missing.subList(from, to));
            try {
                send(addition);
            } catch (SnapshotMismatchException e) {
                return new Step(false, 0, 0); // somebody else wrote to the playlist: look again
            } catch (CatalogAnswerException e) {
                return refused(addition, e);
            }
        }
        return new Step(true, 0, 0);
    }

    private record Addition(Claim claim, MusicCatalog catalog, String playlistId, int pageNo, List<Item> items) {

        List<CatalogTrack> tracks() {
            return items.stream()
                    .map(item -> new CatalogTrack(
                            Objects.requireNonNull(item.targetUri()),
                            TrackJson.read(Objects.requireNonNull(item.target()))))
                    .toList();
        }
    }

    private void send(Addition addition) {
        MusicCatalog catalog = addition.catalog();
        PlaylistHead head = catalog.playlist(addition.playlistId())
                .orElseThrow(() -> new CatalogAnswerException("The playlist was deleted meanwhile.", false));
        List<CatalogTrack> tracks = addition.tracks();
        Intent intent = effects.intend(
                addition.claim(),
                new Planned(
                        Kind.ADD,
                        head.id(),
                        head.snapshot(),
                        addition.pageNo(),
                        head.size(),
                        tracks.stream().map(CatalogTrack::uri).toList(),
                        catalog.settleAfter()));
        String snapshot;
        try {
            snapshot = catalog.add(head.id(), head.snapshot(), head.size(), tracks);
        } catch (SnapshotMismatchException | CatalogAnswerException e) {
            effects.voided(addition.claim(), intent, String.valueOf(e.getMessage()));
            throw e;
        }
        effects.done(addition.claim(), intent, snapshot, outcomes(addition.items(), ItemState.ADDED));
    }

    private Step refused(Addition addition, CatalogAnswerException e) {
        UnitRef unit = addition.claim().unit();
        List<Long> rows = addition.items().stream().map(Item::rowNo).toList();
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
        ledger.record(page.unit(), outcomes(present, ItemState.PRESENT));
        return missing;
    }

    private List<Item> matched(PageRef page) {
        return ledger.page(page).stream()
                .filter(item -> item.state().isMatched())
                .toList();
    }

    private static List<ItemOutcome> outcomes(Collection<Item> items, ItemState state) {
        return items.stream().map(item -> ItemOutcome.of(item.rowNo(), state)).toList();
    }
}
