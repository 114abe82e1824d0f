package io.segue.djset.sequencing;

import org.jspecify.annotations.Nullable;

/**
 * Improves a set where more counts than transitions: places on an arc, locks, artists and keys further apart than neighbours. From each
 * track whose surroundings changed it weighs every reversal (2-opt), every move of up to three tracks (Or, 1976) and every swap that brings
 * the track next to one of its candidates, and carries out the best; again and again from slightly perturbed sets, with annealed
 * acceptance. Its effort is counted and its seed is given, so that the result depends on nothing else.
 */
final class PositionSearch {

    /** Tracks in one of the stretches a perturbation exchanges, at most. */
    private static final int LONGEST_STRETCH = 30;

    /** Of an average transition: how much worse a set may at first be accepted. */
    private static final double TEMPERATURE = .1;

    /** By how much of an average transition a candidate may be dearer than a neighbour, in halves: places may win it back. */
    private static final int LEEWAY = 1;

    private final ReducedCosts costs;
    private final @Nullable SpacingRules spacing;
    private final Candidates near;
    private final Arrangement set;
    private final BestStep best;
    private final WorkQueue queue;
    private final SeededNumbers numbers;
    private final int size;
    private final long averageTransition;
    private final int[] cuts = new int[4];

    /** places that differ from the set last accepted */
    private int changedFrom;

    private int changedTo;

    /**
     * @param reduced transitions by which candidates are near
     * @param near to each track, silence among them; silence last
     * @param order without silence
     */
    PositionSearch(SetCosts costs, ReducedCosts reduced, Candidates near, int[] order, long seed) {
        this.costs = reduced;
        this.near = near;
        this.spacing = costs.spacing;
        this.set = new Arrangement(costs, order);
        this.size = order.length;
        this.best = new BestStep(set, spacing);
        this.queue = new WorkQueue(size);
        this.numbers = new SeededNumbers(seed);
        this.averageTransition = costs.transitionCost(order) / size;
        best.settle(1, size);
    }

    /**
     * @param perturbations tried, 0 for plain local search
     * @return an order that costs no more than the start
     */
    int[] run(int perturbations) {
        descendFromAll();
        int[] accepted = new int[size];
        set.copyTo(accepted);
        int[] cheapest = accepted.clone();
        nothingChanged();
        long relative = 0;
        long least = 0;
        for (int k = 0; k < perturbations && size > 4; k++) {
            long change = perturb() + descend();
            double allowed = TEMPERATURE * averageTransition * (perturbations - k) / perturbations;
            if (change <= 0 || change < allowed * numbers.uniform()) {
                relative += change;
                set.copyTo(accepted);
                if (relative < least) {
                    least = relative;
                    set.copyTo(cheapest);
                }
            } else {
                restore(accepted, changedFrom, changedTo);
            }
            nothingChanged();
        }
        restore(cheapest, 1, size);
        descendFromAll();
        set.copyTo(cheapest);
        return cheapest;
    }

    private void restore(int[] order, int from, int to) {
        set.restore(order, from, to);
        best.settle(from, to);
    }

    private void descendFromAll() {
        for (int p = 1; p <= size; p++) {
            queue.add(set.at(p));
        }
        descend();
    }

    /** Until nothing queued can be improved any more. @return change */
    private long descend() {
        long change = 0;
        while (!queue.isEmpty()) {
            int track = queue.poll();
            while (improve(track)) {
                change += best.change();
            }
        }
        return change;
    }

    /** Carries out the best step around a track, if any. */
    private boolean improve(int track) {
        best.clear();
        int p = set.placeOf(track);
        long dearest = Math.max(costs.between(track, set.at(p - 1)), costs.between(track, set.at(p + 1))) + leeway();
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
        if (best.change() == 0) {
            return false;
        }
        changed(best.low(), best.high());
        touch(best.ends());
        best.carryOut();
        return true;
    }

    private long leeway() {
        return (averageTransition << OneTreeBound.SHIFT) * LEEWAY / 2;
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

    /** Plays three neighbouring stretches in the opposite order (Martin, Otto and Felten, 1991). @return change */
    private long perturb() {
        int longest = Math.min(LONGEST_STRETCH, size / 3);
        int one = 1 + numbers.below(longest);
        int two = 1 + numbers.below(longest);
        int three = 1 + numbers.below(longest);
        int first = 1 + numbers.below(size - one - two - three + 1);
        int last = first + one + two + three - 1;
        cut(first - 1, first + one - 1, first + one + two - 1, last);
        long before = cost(first, last);
        set.exchange(first, first + one, first + one + two, last);
        set.settle(first, last);
        best.settle(first, last);
        changed(first, last);
        cut(first - 1, first + three - 1, first + three + two - 1, last);
        for (int place : cuts) {
            touch(place, place + 1);
        }
        return cost(first, last) - before;
    }

    private void cut(int a, int b, int c, int d) {
        cuts[0] = a;
        cuts[1] = b;
        cuts[2] = c;
        cuts[3] = d;
    }

    private long cost(int first, int last) {
        return set.cost(first, last) + (spacing == null ? 0 : spacing.across(set.tracks(), cuts));
    }

    private void touch(int... places) {
        for (int p : places) {
            if (p > 0 && p <= size) {
                queue.add(set.at(p));
            }
        }
    }

    private void changed(int first, int last) {
        changedFrom = Math.min(changedFrom, first);
        changedTo = Math.max(changedTo, last);
    }

    private void nothingChanged() {
        changedFrom = size + 1;
        changedTo = 0;
    }
}
