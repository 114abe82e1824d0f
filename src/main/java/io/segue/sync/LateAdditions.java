package io.segue.sync;

import io.segue.batch.EffectLedger;
import io.segue.batch.EffectLedger.Claim;
import io.segue.batch.EffectLedger.Kind;
import io.segue.batch.Item;
import io.segue.batch.ItemState;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.MusicCatalog;
import io.segue.catalog.PlaylistHead;
import io.segue.catalog.SnapshotMismatchException;
import io.segue.catalog.TracksRefusedException;
import io.segue.sync.AddRequests.AddRequest;
import io.segue.sync.KnownEntries.Addition;
import io.segue.sync.Placement.Arrived;
import io.segue.sync.SyncActivities.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Adds matches that come in a later pass than the others of their unit: each behind the nearest item before it that is still in the
 * playlist, those with the same neighbour together. Where they belong is worked out from the ledger and the playlist as it is, so that a
 * crash in between costs a look and no more.
 */
@Component
class LateAdditions {

    private static final int ITEMS_AT_ONCE = 1000;

    private final UnitLedger ledger;
    private final EffectLedger effects;
    private final AddRequests requests;

    LateAdditions(UnitLedger ledger, EffectLedger effects, AddRequests requests) {
        this.ledger = ledger;
        this.effects = effects;
        this.requests = requests;
    }

    /** What a look at the playlist showed. */
    private record Look(String snapshot, List<String> listed) {

        Look with(AddRequest added, int position, String newSnapshot) {
            List<String> now = new ArrayList<>(listed);
            now.addAll(position, added.uris());
            return new Look(newSnapshot, now);
        }
    }

    /**
     * @param matched items of the page that are not in the playlist as far as the ledger knows
     */
    Step add(Claim claim, MusicCatalog catalog, String playlistId, int pageNo, List<Item> matched) {
        UnitRef unit = claim.unit();
        TreeMap<Integer, Arrived> arrived = arrived(unit);
        List<Item> missing = recordPresent(unit, matched, arrived);
        Look look = null;
        int most = catalog.maxAddsPerRequest();
        while (!missing.isEmpty()) {
            PlaylistHead head = AddRequests.head(catalog, playlistId);
            if (look == null || !look.snapshot().equals(head.snapshot())) {
                look = new Look(head.snapshot(), PlaylistTarget.uris(catalog, playlistId));
            }
            Placement placement = placement(unit, look.listed(), arrived);
            List<Item> together = together(missing, placement, most);
            int position = placement.place(together.get(0).position());
            AddRequest request = new AddRequest(claim, catalog, pageNo, together);
            String snapshot;
            try {
                snapshot = requests.send(request, head, position);
            } catch (SnapshotMismatchException e) {
                return new Step(false, 0, 0); // somebody else wrote to the playlist: look again
            } catch (TracksRefusedException e) {
                if (together.size() == 1) {
                    return requests.refused(request, e);
                }
                most = together.size() / 2;
                continue;
            } catch (CatalogAnswerException e) {
                return requests.refused(request, e);
            }
            most = Math.min(catalog.maxAddsPerRequest(), 2 * most);
            look = look.with(request, position, snapshot);
            together.forEach(item -> arrived.put(item.position(), arrived(item)));
            missing = missing.subList(together.size(), missing.size());
        }
        return new Step(true, 0, 0);
    }

    private static List<Item> together(List<Item> missing, Placement placement, int most) {
        int end = 1;
        while (end < Math.min(missing.size(), most)
                && placement
                        .neighbour(missing.get(end).position())
                        .equals(placement.neighbour(missing.get(0).position()))) {
            end++;
        }
        return missing.subList(0, end);
    }

    private Placement placement(UnitRef unit, List<String> listed, TreeMap<Integer, Arrived> arrived) {
        List<Addition> additions = additions(effects, unit);
        return new Placement(
                new KnownEntries(effects.preImageEntries(unit), additions, listed), List.copyOf(arrived.values()));
    }

    /** What the batch has put into the unit's playlist so far, oldest first. */
    static List<Addition> additions(EffectLedger effects, UnitRef unit) {
        return effects.done(unit, Kind.ADD).stream()
                .map(intent -> new Addition(
                        intent.planned().position(), intent.planned().uris()))
                .toList();
    }

    /** Items that are in the playlist as far as the ledger knows, by position in the unit. */
    private TreeMap<Integer, Arrived> arrived(UnitRef unit) {
        TreeMap<Integer, Arrived> arrived = new TreeMap<>();
        int position = 0;
        List<Item> items;
        do {
            items = ledger.items(unit, position, ITEMS_AT_ONCE);
            position += ITEMS_AT_ONCE;
            for (Item item : items) {
                switch (item.state()) {
                    case PRESENT, ADDED, VERIFIED -> arrived.put(item.position(), arrived(item));
                    default -> {}
                }
            }
        } while (!items.isEmpty());
        return arrived;
    }

    private static Arrived arrived(Item item) {
        return new Arrived(item.position(), uri(item), item.state() != ItemState.PRESENT);
    }

    /** What the playlist listed before the batch, and no item of the unit stands for yet, is present; returns the rest. */
    private List<Item> recordPresent(UnitRef unit, List<Item> matched, TreeMap<Integer, Arrived> arrived) {
        List<String> uris = matched.stream().map(LateAdditions::uri).distinct().toList();
        Map<String, Integer> free = new HashMap<>(effects.preImageCounts(unit, uris));
        ledger.targetsBefore(unit, 0, uris).forEach((uri, unchanged) -> free.merge(uri, -unchanged, Integer::sum));
        arrived.values().stream()
                .filter(item -> !item.ours())
                .forEach(item -> free.merge(item.uri(), -1, Integer::sum));
        List<Item> present = new ArrayList<>();
        List<Item> missing = new ArrayList<>();
        for (Item item : matched) {
            (free.merge(uri(item), -1, Integer::sum) >= 0 ? present : missing).add(item);
        }
        ledger.record(unit, AddRequests.outcomes(present, ItemState.PRESENT));
        present.forEach(item -> arrived.put(item.position(), new Arrived(item.position(), uri(item), false)));
        return missing;
    }

    private static String uri(Item item) {
        return Objects.requireNonNull(item.targetUri());
    }
}
