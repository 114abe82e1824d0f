package io.segue.djset.sequencing;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Brings an order to a local optimum by reversals (2-opt; Croes, 1958) and by moving stretches of one to three tracks, either way round
 * (Or, 1976). A move that makes two near tracks adjacent is taken as soon as it improves; only tracks whose surroundings changed are tried
 * again.
 */
final class LocalSearch {

    private static final int NEIGHBOURS = 7;
    private static final int LONGEST_STRETCH = 3;

    private final Arrangement set;
    private final int[][] near;
    private final long leastArc;
    private final WorkQueue queue;

    LocalSearch(SetCosts costs, Arrangement set) {
        this.set = set;
        this.leastArc = costs.arc == null ? 0 : costs.arc.lowerBound();
        this.queue = new WorkQueue(costs.size);
        this.near = IntStream.range(0, costs.size)
                .mapToObj(track -> nearest(track, costs))
                .toArray(int[][]::new);
    }

    /** Tries the tracks at and next to these positions again. */
    void touch(int... positions) {
        for (int p : positions) {
            for (int q = Math.max(0, p - 1); q <= Math.min(set.size() - 1, p + 1); q++) {
                queue.add(set.trackAt(q));
            }
        }
    }

    void touchAll() {
        for (int p = 0; p < set.size(); p++) {
            queue.add(set.trackAt(p));
        }
    }

    /** Until nothing touched can be improved any more. */
    void run() {
        while (!queue.isEmpty()) {
            int track = queue.poll();
            while (improve(track)) {
                // the track may have more to gain from its new place
            }
        }
    }

    private boolean improve(int track) {
        int i = set.positionOf(track);
        if (reverse(0, i) || reverse(i, set.size() - 1) || moveNextTo(i, -1) || moveNextTo(i, set.size())) {
            return true;
        }
        for (int other : near[track]) {
            int j = set.positionOf(other);
            boolean improved = i < j ? reverse(i + 1, j) || reverse(i, j - 1) : reverse(j + 1, i) || reverse(j, i - 1);
            if (improved || moveNextTo(i, j)) {
                return true;
            }
        }
        return false;
    }

    /** Moves a stretch that begins or ends at i so that i comes to lie next to j. */
    private boolean moveNextTo(int i, int j) {
        for (int length = 1; length <= LONGEST_STRETCH; length++) {
            int end = i + length - 1;
            if (end < set.size() && (j < i || j > end) && (move(i, end, j, false) || move(i, end, j - 1, true))) {
                return true;
            }
            int start = i - length + 1;
            if (start >= 0 && (j < start || j > i) && (move(start, i, j, true) || move(start, i, j - 1, false))) {
                return true;
            }
        }
        return false;
    }

    private boolean reverse(int i, int j) {
        if (i >= j) {
            return false;
        }
        int transitions = set.transitionsOfReversal(i, j);
        if (!arcCouldMakeUpFor(transitions)) {
            return false;
        }
        long arc = set.arcOfReversal(i, j);
        if (transitions + arc >= 0) {
            return false;
        }
        set.reverse(i, j, transitions, arc);
        touch(i, j);
        return true;
    }

    private boolean move(int i, int j, int gap, boolean backwards) {
        if (gap < -1 || gap >= set.size() || (gap >= i - 1 && gap <= j)) {
            return false;
        }
        int transitions = set.transitionsOfMove(i, j, gap, backwards);
        if (!arcCouldMakeUpFor(transitions)) {
            return false;
        }
        long arc = set.arcOfMove(i, j, gap, backwards);
        if (transitions + arc >= 0) {
            return false;
        }
        set.move(i, j, gap, backwards, transitions, arc);
        int length = j - i + 1;
        touch(gap > j ? i : j, gap > j ? gap - length + 1 : gap + 1, gap > j ? gap : gap + length);
        return true;
    }

    /** The arc can gain no more than what separates it from its bound; most moves need not be summed along the arc at all. */
    private boolean arcCouldMakeUpFor(int transitions) {
        return transitions < set.arcCost() - leastArc;
    }

    private static int[] nearest(int track, SetCosts costs) {
        int[] row = costs.transition[track];
        return IntStream.range(0, costs.size)
                .filter(other -> other != track)
                .boxed()
                .sorted(Comparator.comparingInt(other -> row[other]))
                .limit(NEIGHBOURS)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
