package io.segue.sync;

import io.segue.sync.KnownEntries.Addition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells which entries of a playlist are the batch's own. Pure. Where a track stands there as often as it would had nobody else touched the
 * playlist, its own are those it put there; else the last ones, as many as it added at most. What the user had, or has put there since,
 * is never counted in.
 */
final class OwnAdditions {

    private OwnAdditions() {}

    /**
     * @param preImage what the playlist listed before
     * @param additions what the batch added, oldest first
     * @param current what the playlist lists now
     * @return positions in {@code current} of the batch's own entries, ascending
     */
    static List<Integer> positions(List<String> preImage, List<Addition> additions, List<String> current) {
        KnownEntries known = new KnownEntries(preImage, additions, current);
        Map<String, Integer> before = counts(preImage);
        Map<String, Integer> own = counts(
                additions.stream().flatMap(addition -> addition.uris().stream()).toList());
        Map<String, Integer> now = counts(current);
        Set<Integer> positions = new TreeSet<>();
        Map<String, Integer> left = new HashMap<>();
        own.forEach((uri, count) -> {
            if (now.getOrDefault(uri, 0) == known.expected(uri)) {
                positions.addAll(known.own(uri));
            } else {
                int surplus = now.getOrDefault(uri, 0) - before.getOrDefault(uri, 0);
                left.put(uri, Math.max(0, Math.min(count, surplus)));
            }
        });
        for (int position = current.size() - 1; position >= 0; position--) {
            String uri = current.get(position);
            int remaining = left.getOrDefault(uri, 0);
            if (remaining > 0) {
                positions.add(position);
                left.put(uri, remaining - 1);
            }
        }
        return List.copyOf(positions);
    }

    private static Map<String, Integer> counts(List<String> uris) {
        Map<String, Integer> counts = new HashMap<>();
        uris.forEach(uri -> counts.merge(uri, 1, Integer::sum));
        return counts;
    }
}
