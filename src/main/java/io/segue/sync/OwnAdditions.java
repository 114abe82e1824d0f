package io.segue.sync;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which entries of a playlist are the batch's own. Pure. The batch appends, so of a track that stands there more often than before,
 * the last occurrences are its own, as many as it added at most; what the user had, or has put there since, is never counted in.
 */
final class OwnAdditions {

    private OwnAdditions() {}

    /**
     * @param preImage what the playlist listed before
     * @param added what the batch added
     * @param current what the playlist lists now
     * @return positions in {@code current} of the batch's own entries, ascending
     */
    static List<Integer> positions(List<String> preImage, List<String> added, List<String> current) {
        Map<String, Integer> before = counts(preImage);
        Map<String, Integer> own = counts(added);
        Map<String, Integer> now = counts(current);
        Map<String, Integer> left = new HashMap<>();
        own.forEach((uri, count) -> {
            int surplus = now.getOrDefault(uri, 0) - before.getOrDefault(uri, 0);
            left.put(uri, Math.max(0, Math.min(count, surplus)));
        });
        List<Integer> positions = new ArrayList<>();
        for (int position = current.size() - 1; position >= 0; position--) {
            String uri = current.get(position);
            int remaining = left.getOrDefault(uri, 0);
            if (remaining > 0) {
                positions.add(position);
                left.put(uri, remaining - 1);
            }
        }
        Collections.reverse(positions);
        return positions;
    }

    private static Map<String, Integer> counts(List<String> uris) {
        Map<String, Integer> counts = new HashMap<>();
        uris.forEach(uri -> counts.merge(uri, 1, Integer::sum));
        return counts;
    }
}
