package io.segue.djset.sequencing;

/** Everything about a set's order that transitions do not say: arc, spacing rules, locked positions. */
final class SetPositionCosts implements PositionCosts {

    private final SetCosts costs;

    SetPositionCosts(SetCosts costs) {
        this.costs = costs;
    }

    @Override
    public boolean cyclic() {
        return false;
    }

    @Override
    public long cost(int[] order) {
        return costs.positionalCost(order) << OneTreeBound.SHIFT;
    }

    @Override
    public long ofReversal(int[] order, int from, int to) {
        long change = 0;
        if (costs.arc != null) {
            change += costs.arc.ofReversal(order, from, to);
        }
        if (costs.spacing != null) {
            change += costs.spacing.ofReversal(order, from, to) >> OneTreeBound.SHIFT;
        }
        for (int p : costs.lockedPositions) {
            if (p >= from && p <= to) {
                change += costs.lockCost(p, order[from + to - p]) - costs.lockCost(p, order[p]);
            }
        }
        return change << OneTreeBound.SHIFT;
    }
}
