package io.segue.djset.sequencing;

/**
 * The steps worth weighing around a track: every reversal (2-opt), every move of up to three tracks (Or, 1976) and every swap that brings
 * the track next to one of its candidates, or a candidate of its neighbour into its place.
 */
final class Neighbourhood {

    private final Arrangement set;
    private final BestStep best;
    private final ReducedCosts costs;
    private final Candidates near;
    private final int size;
    /** By how much a candidate may be dearer than a neighbour: places may win it back. */
    private final long leeway;

    /**
     * @param costs by which candidates are near
     * @param averageTransition in grains
     */
    Neighbourhood(Arrangement set, BestStep best, ReducedCosts costs, Candidates near, long averageTransition) {
        this.set = set;
        this.best = best;
        this.costs = costs;
        this.near = near;
        this.size = set.size();
        this.leeway = (averageTransition << OneTreeBound.SHIFT) / 2;
    }

    /** Leaves the best step around the track. */
    void weigh(int track) {
        best.clear();
        int p = set.placeOf(track);
        long dearest = Math.max(costs.between(track, set.at(p - 1)), costs.between(track, set.at(p + 1))) + leeway;
        for (int c = near.from(track); c < near.to(track) && near.cost(c) < dearest; c++) {
            int other = near.node(c);
            if (other == size) {
                toEnds(p);
            } else {
                beside(p, set.placeOf(other));
            }
        }
        swaps(p, set.at(p - 1));
        swaps(p, set.at(p + 1));
    }

    private void toEnds(int p) {
        best.reversal(1, p);
        best.reversal(p, size);
        for (int length = 1; length <= Arrangement.LONGEST_MOVED; length++) {
            bothWays(p, p + length - 1);
            if (length > 1) {
                bothWays(p - length + 1, p);
            }
        }
    }

    private void bothWays(int first, int last) {
        for (int after = 0; after <= size; after += size) {
            best.move(first, last, after, false);
            best.move(first, last, after, true);
        }
    }

    /** Brings what stands at p next to what stands at q. */
    private void beside(int p, int q) {
        if (p < q) {
            best.reversal(p + 1, q);
            best.reversal(p, q - 1);
        } else {
            best.reversal(q + 1, p);
            best.reversal(q, p - 1);
        }
        for (int length = 1; length <= Arrangement.LONGEST_MOVED; length++) {
            best.move(p, p + length - 1, q, false);
            best.move(p, p + length - 1, q - 1, true);
            if (length > 1) {
                best.move(p - length + 1, p, q, true);
                best.move(p - length + 1, p, q - 1, false);
            }
        }
    }

    /** Brings to p what is near to its neighbour. */
    private void swaps(int p, int neighbour) {
        if (neighbour == size) {
            return;
        }
        for (int c = near.from(neighbour); c < near.to(neighbour); c++) {
            if (near.node(c) != size) {
                best.swap(p, set.placeOf(near.node(c)));
            }
        }
    }
}
