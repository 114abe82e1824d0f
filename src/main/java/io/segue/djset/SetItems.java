package io.segue.djset;

import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.djset.pool.Eligible;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The items of a unit as the pool of a set, and what becomes of each. */
final class SetItems {

    private static final int AT_ONCE = 1000;

    private SetItems() {}

    static List<Item> of(UnitLedger ledger, UnitRef unit) {
        List<Item> items = new ArrayList<>();
        List<Item> next;
        do {
            next = ledger.items(unit, items.size(), AT_ONCE);
            items.addAll(next);
        } while (next.size() == AT_ONCE);
        return items;
    }

    static List<Track> tracks(List<Item> items) {
        return items.stream().map(item -> TrackJson.read(item.payload())).toList();
    }

    /**
     * @param played added (matched in a dry run), or present where the set stands as it was
     * @param left discarded, each with its reason
     */
    record Outcomes(List<ItemOutcome> played, List<ItemOutcome> left) {}

    static Outcomes outcomes(List<Item> items, SetMaking making, SetDraft draft, boolean dryRun) {
        List<Integer> positions = making.positions(draft);
        List<ItemOutcome> played = new ArrayList<>();
        List<ItemOutcome> left = new ArrayList<>();
        Set<Integer> settled = new HashSet<>(positions);
        for (int place = 0; place < positions.size(); place++) {
            long rowNo = items.get(positions.get(place)).rowNo();
            String where = "track " + (place + 1) + " of the set";
            played.add(
                    draft.standing() == null
                            ? ItemOutcome.of(rowNo, dryRun ? ItemState.MATCHED : ItemState.ADDED, where)
                            : ItemOutcome.of(
                                    rowNo,
                                    ItemState.PRESENT,
                                    where + ", which stands since " + draft.standing() + ": nothing has changed"));
        }
        for (Eligible.Excluded out : making.eligible().excluded()) {
            settled.add(out.position());
            left.add(discarded(items, out.position(), out.reason()));
        }
        for (int position : making.keptOutPositions(draft)) {
            settled.add(position);
            left.add(discarded(items, position, "played lately: kept out so that the set is fresh"));
        }
        for (int position = 0; position < items.size(); position++) {
            if (!settled.contains(position)) {
                left.add(discarded(items, position, "not chosen: stays in the pool"));
            }
        }
        return new Outcomes(played, left);
    }

    private static ItemOutcome discarded(List<Item> items, int position, String reason) {
        return ItemOutcome.of(items.get(position).rowNo(), ItemState.DISCARDED, reason);
    }
}
