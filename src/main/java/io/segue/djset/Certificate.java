package io.segue.djset;

/**
 * How far from optimal an order can be at most: no order of these tracks costs less than {@code lowerBound}.
 *
 * @param lowerBound proven, in costs of {@link TransitionCost}
 * @param upperBound cost of the order found
 * @param gapPercent {@code 100 (upper - lower) / lower}; 0 when proven optimal, 100 at most
 * @param covers what the costs consist of, in words
 */
public record Certificate(double lowerBound, double upperBound, double gapPercent, String covers) {

    public static Certificate of(double lowerBound, double upperBound, String covers) {
        if (lowerBound > upperBound) {
            throw new IllegalArgumentException(
                    "a bound of " + lowerBound + " above a cost of " + upperBound + " proves a mistake");
        }
        double gap = lowerBound == upperBound ? 0 : Math.min(100, 100 * (upperBound - lowerBound) / lowerBound);
        return new Certificate(lowerBound, upperBound, gap, covers);
    }

    /** Whether no order can be better. */
    public boolean proven() {
        return lowerBound == upperBound;
    }
}
