package io.segue.djset.sequencing;

/**
 * Brings the rules of spacing into a 1-tree bound: trees of few edges show which groups break rules, tolls on these raise the value, and
 * now and then a tree of all edges makes a bound of it and adds the edges that were missing. Effort is counted, never timed.
 */
final class RuleAscent {

    /** Edges of each node to begin with. */
    private static final int BREADTH = 8;

    /** Searches for groups: hardly any are found later. */
    private static final int ROUNDS = 8;

    private static final int TREES_A_ROUND = 150;

    /** Rounds between trees of all edges. */
    private static final int UNPROVEN = 4;

    /** Trees of all edges until they tell nothing new. */
    private static final int PROOFS = 3;

    /** Part of the value by which that of few edges may be too high. */
    private static final long NEAR_ENOUGH = 5_000;

    /** The first step, by Polyak's measure, and that of later rounds, which begin near the best. */
    private static final double FIRST_STEP = 1;

    private static final double LATER_STEP = .5;

    private final OneTreeBound bound;
    private final SparseTrees trees;
    private final RuleGroups groups;
    private final long known;

    private RuleAscent(OneTreeBound bound, SparseTrees trees, RuleGroups groups, long known) {
        this.bound = bound;
        this.trees = trees;
        this.groups = groups;
        this.known = known;
    }

    /**
     * @param bound with tolls, and ascended without
     * @param tolls of the bound
     * @param known cost of an order at hand
     */
    static void raise(OneTreeBound bound, int[][] cost, RuleTolls tolls, SpacingRules rules, long known) {
        if (cost.length < 4) {
            return;
        }
        SparseTrees trees = new SparseTrees(cost, bound.charges(), tolls);
        trees.link(bound.candidates(BREADTH));
        bound.weigh(bound.charges(), trees);
        new RuleAscent(bound, trees, new RuleGroups(rules, trees, tolls), known).run();
    }

    private void run() {
        for (int round = 1; round <= ROUNDS && bound.bound() < known; round++) {
            trees.ascend(known, TREES_A_ROUND, round == 1 ? FIRST_STEP : LATER_STEP);
            if (groups.find() == 0) {
                break;
            }
            if (round % UNPROVEN == 0) {
                prove();
            }
        }
        prove();
    }

    /** Makes a bound of the charges and tolls, and adds what edges it takes. */
    private void prove() {
        for (int k = 0; k < PROOFS; k++) {
            long value = bound.weigh(trees.charges(), trees);
            if (trees.value() - value <= trees.value() / NEAR_ENOUGH) {
                return;
            }
            trees.ascend(known, TREES_A_ROUND, LATER_STEP);
        }
    }
}
