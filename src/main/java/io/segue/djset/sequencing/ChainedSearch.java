package io.segue.djset.sequencing;

import org.jspecify.annotations.Nullable;

/**
 * Improves a tour by local search, again and again from slightly perturbed tours: a double bridge (Martin, Otto and Felten, 1991) of three
 * short stretches next to each other, annealed acceptance (Lourenço, Martin and Stützle, 2003). Its effort is a number of perturbations and its seed is given, so
 * that the result depends on nothing else. Not proven optimal.
 */
final class ChainedSearch {

    /** Of the two stretches a perturbation exchanges: far apart they would tear up more than a search mends. */
    private static final int LONGEST_STRETCH = 50;

    private final ReducedCosts costs;
    private final Tour tour;
    private final @Nullable TourRules rules;
    private final LinKernighan search;
    private final int size;
    private final SeededNumbers numbers;

    /**
     * @param start all nodes in any order
     * @param rules that cost besides the edges
     */
    ChainedSearch(ReducedCosts costs, Candidates near, int[] start, @Nullable SpacingRules rules, long seed) {
        this.costs = costs;
        this.tour = new Tour(start);
        this.rules = rules == null ? null : new TourRules(rules, tour);
        this.search = new LinKernighan(costs, near, tour, this.rules);
        this.size = start.length;
        this.numbers = new SeededNumbers(seed);
    }

    /**
     * @param perturbations tried, 0 for plain local search
     * @param temperature in sixteenths of grains: how much worse a tour may at first be accepted
     * @return an order that costs no more than the start
     */
    int[] run(int perturbations, double temperature) {
        int[] best = new int[size];
        if (size < 5) {
            tour.copyTo(best);
            return best;
        }
        for (int p = 0; p < size; p++) {
            search.touch(tour.nodeAt(p));
        }
        search.run();
        tour.copyTo(best);
        tour.clearJournal();
        long relative = 0; // cost against the local optimum just found
        long bestRelative = 0;
        for (int k = 0; k < perturbations; k++) {
            long broken = broken();
            long change = perturb() + broken() - broken;
            change -= search.run();
            double allowed = temperature * (perturbations - k) / perturbations;
            if (change <= 0 || change < allowed * numbers.uniform()) {
                relative += change;
                tour.clearJournal();
                if (relative < bestRelative) {
                    bestRelative = relative;
                    tour.copyTo(best);
                }
            } else {
                tour.undoTo(0);
                if (rules != null) {
                    rules.restore(broken >> OneTreeBound.SHIFT);
                }
            }
        }
        return best;
    }

    /** Plays three neighbouring stretches in the opposite order. @return what that costs */
    private long perturb() {
        int longest = Math.min(LONGEST_STRETCH, (size - 1) / 3);
        int first = 1 + numbers.below(longest);
        int second = first + 1 + numbers.below(longest);
        int third = second + 1 + numbers.below(longest);
        int from = numbers.below(size);
        int a = at(from);
        int b = at(from + first - 1);
        int c = at(from + first);
        int d = at(from + second - 1);
        int e = at(from + second);
        int f = at(from + third - 1);
        if (tour.next(at(from + size - 1)) != a) {
            tour.turn();
        }
        int before = tour.previous(a);
        int after = tour.next(f);
        long removed = costs.between(before, a) + costs.between(b, c) + costs.between(d, e) + costs.between(f, after);
        long added = costs.between(before, e) + costs.between(f, c) + costs.between(d, a) + costs.between(b, after);
        reverse(a, f);
        reverse(f, e);
        reverse(d, c);
        reverse(b, a);
        for (int node : new int[] {before, a, b, c, d, e, f, after}) {
            search.touch(node);
        }
        return added - removed;
    }

    /** By the rules, in sixteenths. */
    private long broken() {
        return rules == null ? 0 : rules.broken() << OneTreeBound.SHIFT;
    }

    private void reverse(int a, int b) {
        if (rules == null) {
            tour.reverse(a, b);
        } else {
            rules.reverse(a, b);
        }
    }

    private int at(int p) {
        return tour.nodeAt(p % size);
    }
}
