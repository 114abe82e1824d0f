package io.segue.djset.sequencing;

import io.segue.djset.SetRules;
import io.segue.library.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nearest neighbour over a pool: from the first track on, always the one that costs least next, rules and arc counted, until the set is
 * full. What a choice is measured against.
 */
final class GreedyChoice {

    private GreedyChoice() {}

    /**
     * @param range in which the arc moves
     * @return tracks in the order played
     */
    static int[] of(List<Track> tracks, SetRules rules, EnergyRange range, int opening, int positions) {
        Pool pool = new Pool(tracks, rules, List.of(), 0);
        ArcCosts arc = ArcCosts.of(tracks, rules, range, positions);
        PathRules paths = new PathRules(pool, rules, arc, positions, new int[0]);
        SetPath path = paths.opening(opening);
        while (!paths.full(path)) {
            SetPath next = nearest(path, paths, pool.size);
            if (next == null) {
                break;
            }
            path = next;
        }
        return path.toArray();
    }

    private static @Nullable SetPath nearest(SetPath path, PathRules paths, int size) {
        SetPath best = null;
        for (int track = 0; track < size; track++) {
            SetPath next = paths.then(path, track);
            best = next != null && (best == null || next.cost() < best.cost()) ? next : best;
        }
        return best;
    }
}
