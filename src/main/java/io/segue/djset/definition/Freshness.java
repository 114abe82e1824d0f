package io.segue.djset.definition;

/**
 * How much of a set should not have been played lately.
 *
 * @param share 0..1 of its tracks
 * @param sets how many earlier sets of the series count, at least 1
 */
public record Freshness(double share, int sets) {

    /** Sets that count where a job does not say how many. */
    public static final int USUAL_SETS = 4;

    public static final int MOST_SETS = 52;

    /** Anything goes; the last set is still what a report compares with. */
    public static final Freshness ANY = new Freshness(0, 1);

    /** How many tracks of so many may have been played lately. */
    public int staleAllowed(int tracks) {
        // The share was written in decimals: a hair below a whole number is that number.
        return (int) Math.floor((1 - share) * tracks + 1e-9);
    }
}
