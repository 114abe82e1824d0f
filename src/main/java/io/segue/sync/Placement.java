package io.segue.sync;

import static io.segue.sync.KnownEntries.GONE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Where a track goes that comes late: behind the entry of the nearest item before it in the input that is still in the playlist, or where
 * the batch begins. Pure.
 */
final class Placement {

    private final KnownEntries entries;
    /** Position in the playlist by position in the unit, of items that are still there. */
    private final TreeMap<Integer, Integer> standing = new TreeMap<>();

    /**
     * An item that is in the playlist as far as the ledger knows.
     *
     * @param position within the unit
     * @param ours whether the batch put it there
     */
    record Arrived(int position, String uri, boolean ours) {}

    /**
     * @param items in the order of the input
     */
    Placement(KnownEntries entries, List<Arrived> items) {
        this.entries = entries;
        Map<Boolean, Map<String, List<Integer>>> byTrack = new HashMap<>();
        items.forEach(item -> byTrack.computeIfAbsent(item.ours(), none -> new HashMap<>())
                .computeIfAbsent(item.uri(), none -> new ArrayList<>())
                .add(item.position()));
        byTrack.getOrDefault(true, Map.of())
                .forEach((uri, positions) -> stand(positions, counted(entries.own(uri), positions.size())));
        byTrack.getOrDefault(false, Map.of()).forEach((uri, positions) -> stand(positions, entries.former(uri)));
    }

    /** What was added and not found afterwards has an entry, but no item any longer: of too many, those that are gone are none. */
    private static List<Integer> counted(List<Integer> entries, int items) {
        List<Integer> left = new ArrayList<>(entries);
        while (left.size() > items && left.remove((Integer) GONE)) {
            // one fewer
        }
        return left;
    }

    private void stand(List<Integer> items, List<Integer> entries) {
        for (int i = 0; i < Math.min(items.size(), entries.size()); i++) {
            if (entries.get(i) != GONE) {
                standing.put(items.get(i), entries.get(i));
            }
        }
    }

    /** Position in the unit of the item that the one at {@code position} goes behind; empty for none. */
    OptionalInt neighbour(int position) {
        Entry<Integer, Integer> before = standing.lowerEntry(position);
        return before == null ? OptionalInt.empty() : OptionalInt.of(before.getKey());
    }

    /** Position in the playlist for the item at this position in the unit. */
    int place(int position) {
        Entry<Integer, Integer> before = standing.lowerEntry(position);
        return before == null ? entries.start() : before.getValue() + 1;
    }
}
