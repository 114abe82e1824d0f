package io.segue.djset.sequencing;

import java.util.Random;

/**
 * Improves the greedy order by local search, again and again from slightly perturbed orders: a double bridge (Martin, Otto and Felten, 1991)
 * of short stretches, annealed acceptance (Lourenço, Martin and Stützle, 2003). Its effort is a number of iterations and its seed comes from the
 * costs, so that the result depends on nothing else. Not proven optimal.
 */
final class IteratedLocalSearch {

    /** Of the two stretches a perturbation exchanges: far apart they would tear up more than a search mends. */
    private static final int LONGEST_STRETCH = 20;

    private final int size;
    private final Random random;
    private final Arrangement set;
    private final LocalSearch search;

    private IteratedLocalSearch(SetCosts costs, int[] start) {
        this.size = costs.size;
        this.random = new Random(costs.fingerprint());
        this.set = new Arrangement(costs, start);
        this.search = new LocalSearch(costs, set);
    }

    /**
     * @param start any order; the result costs no more
     * @param iterations perturbations tried, 0 for plain local search
     */
    static int[] improve(SetCosts costs, int[] start, int iterations) {
        if (start.length < 3) {
            return start.clone();
        }
        return new IteratedLocalSearch(costs, start).run(iterations);
    }

    private int[] run(int iterations) {
        search.touchAll();
        search.run();
        int[] current = new int[size];
        int[] best = new int[size];
        set.copyTo(current);
        set.copyTo(best);
        long currentCost = set.cost();
        long bestCost = currentCost;
        long temperature = currentCost / size / 4; // a quarter of an average step
        for (int iteration = 0; iteration < iterations; iteration++) {
            perturb();
            search.run();
            double cooled = (double) (iterations - iteration) / iterations;
            if (set.cost() <= currentCost + (long) (random.nextDouble() * cooled * temperature)) {
                set.copyTo(current);
                currentCost = set.cost();
            } else {
                set.reset(current);
            }
            if (currentCost < bestCost) {
                System.arraycopy(current, 0, best, 0, size);
                bestCost = currentCost;
            }
        }
        return best;
    }

    /** Exchanges two neighbouring stretches, one of them perhaps turned: no few reversals undo that at once. */
    private void perturb() {
        int longest = Math.min(LONGEST_STRETCH, size - 1);
        int left = 1 + random.nextInt(longest);
        int right = 1 + random.nextInt(Math.min(longest, size - left));
        int i = random.nextInt(size - left - right + 1);
        int j = i + left - 1;
        int gap = j + right;
        boolean turned = random.nextBoolean();
        set.move(i, j, gap, turned, set.transitionsOfMove(i, j, gap, turned), set.arcOfMove(i, j, gap, turned));
        search.touch(i, i + right, gap);
    }
}
