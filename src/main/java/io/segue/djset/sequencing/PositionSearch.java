package io.segue.djset.sequencing;

import org.jspecify.annotations.Nullable;

/**
 * Improves a set where more counts than transitions: places on an arc, locks, artists and keys further apart than neighbours. Around each
 * track whose surroundings changed it carries out the best step there is; again and again from slightly perturbed sets, with annealed
 * acceptance. Its effort is counted and its seed is given, so that the result depends on nothing else.
 */
final class PositionSearch {

    /** Tracks in one of the stretches a perturbation exchanges, at most. */
    private static final int LONGEST_STRETCH = 30;

    /** Of an average transition: how much worse a set may at first be accepted. */
    private static final double TEMPERATURE = .1;

    private final @Nullable SpacingRules spacing;
    private final Arrangement set;
    private final BestStep best;
    private final Neighbourhood neighbourhood;
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
        this.spacing = costs.spacing;
        this.set = new Arrangement(costs, order);
        this.size = order.length;
        this.best = new BestStep(set, spacing);
        this.queue = new WorkQueue(size);
        this.numbers = new SeededNumbers(seed);
        this.averageTransition = costs.transitionCost(order) / size;
        this.neighbourhood = new Neighbourhood(set, best, reduced, near, averageTransition);
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
        neighbourhood.weigh(track);
        if (best.change() == 0) {
            return false;
        }
        changed(best.low(), best.high());
        touch(best.ends());
        best.carryOut();
        return true;
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
