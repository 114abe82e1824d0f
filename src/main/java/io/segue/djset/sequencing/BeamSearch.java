package io.segue.djset.sequencing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Builds sets from the pool track by track, going on only with the cheapest so far (Lowerre, 1976): wide where sets are short, down to a
 * single path where they are long. Not proven optimal; deterministic.
 */
final class BeamSearch {

    private static final int WIDEST = 160;
    /** Of a path all tracks are looked at, whenever one joins. */
    private static final int MOST_WORK = 6_400;

    private static final int OPENINGS = 800;
    private static final int BRANCHES = 12;
    private static final Comparator<SetPath> CHEAPEST =
            Comparator.comparingLong(SetPath::cost).thenComparingInt(SetPath::track);

    private final Pool pool;
    private final PathRules rules;
    private final int width;

    /**
     * @param positions the set is expected to have
     */
    BeamSearch(Pool pool, PathRules rules, int positions) {
        this.pool = pool;
        this.rules = rules;
        this.width = Math.max(1, Math.min(WIDEST, MOST_WORK / positions));
    }

    /**
     * @param openings to try
     * @param taken tracks that are not the path's to play
     * @return the tracks of the cheapest full path per transition; {@code null} where no path gets full
     */
    int @Nullable [] search(int[] openings, Set<Integer> taken) {
        List<SetPath> beam = new ArrayList<>();
        for (int opening : openings) {
            beam.add(rules.opening(opening));
        }
        SetPath best = null;
        while (!beam.isEmpty()) {
            List<SetPath> next = new ArrayList<>();
            for (SetPath path : beam) {
                if (rules.full(path)) {
                    best = best == null || path.costPerTransition() < best.costPerTransition() ? path : best;
                } else {
                    next.addAll(branches(path, taken));
                }
            }
            next.sort(CHEAPEST);
            beam = distinct(next);
        }
        return best == null ? null : best.toArray();
    }

    /** Openings spread evenly over the pool. */
    int[] openings(Set<Integer> taken) {
        int[] free = IntStream.range(0, pool.size)
                .filter(track -> !taken.contains(track) && rules.mayOpen(track))
                .toArray();
        int count = Math.min(Math.max(1, OPENINGS * width / WIDEST), free.length);
        return IntStream.range(0, count)
                .map(k -> free[(int) ((long) k * free.length / count)])
                .toArray();
    }

    private List<SetPath> branches(SetPath path, Set<Integer> taken) {
        List<SetPath> found = onwards(path, pool.near(path.track()), taken);
        if (found.isEmpty()) {
            found = onwards(path, IntStream.range(0, pool.size).toArray(), taken);
        }
        found.sort(CHEAPEST);
        return found.size() > BRANCHES ? found.subList(0, BRANCHES) : found;
    }

    private List<SetPath> onwards(SetPath path, int[] tracks, Set<Integer> taken) {
        List<SetPath> found = new ArrayList<>();
        for (int track : tracks) {
            SetPath next = taken.contains(track) ? null : rules.then(path, track);
            if (next != null) {
                found.add(next);
            }
        }
        return found;
    }

    /** Paths that end alike crowd out others: one per last track. */
    private List<SetPath> distinct(List<SetPath> paths) {
        Set<Integer> lasts = new HashSet<>();
        return paths.stream()
                .filter(path -> lasts.add(path.track()))
                .limit(width)
                .toList();
    }
}
