package io.segue.djset;

/**
 * How far from optimal an order can be at most: no order of these tracks costs less than {@code lowerBound}.
 *
 * @param lowerBound proven, in costs of {@link TransitionCost}
 * @param upperBound cost of the order found
 * @param gapPercent {@code 100 (upper - lower) / lower}; 0 when proven optimal, 100 at most
 * @param gapPerTransition {@code (upper - lower)} over the transitions of the set, in costs: what a transition could be better by on average
 * @param covers what the costs consist of, in words
 */
public record Certificate(
        double lowerBound, double upperBound, double gapPercent, double gapPerTransition, String covers) {

    /**
     * @param transitions of the set, 0 where it has none
     */
    public static Certificate of(double lowerBound, double upperBound, int transitions, String covers) {
        if (lowerBound > upperBound) {
            throw new IllegalArgumentException(
                    "a bound of " + lowerBound + " above a cost of " + upperBound + " proves a mistake");
        }
        double distance = upperBound - lowerBound;
        double gap = distance == 0 ? 0 : Math.min(100, 100 * distance / lowerBound);
        return new Certificate(lowerBound, upperBound, gap, distance / Math.max(1, transitions), covers);
    }

    /** Whether no order can be better. */
    public boolean proven() {
        return lowerBound == upperBound;
    }
}
