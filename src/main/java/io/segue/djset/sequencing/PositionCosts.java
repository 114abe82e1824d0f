package io.segue.djset.sequencing;

/** Costs that hang on where in the set a track is played, or on more than its two neighbours. In sixteenths of grains, as searches count. */
interface PositionCosts {

    /** Whether only neighbourhoods count: then it is all the same where the array begins, and which way it is read. */
    boolean cyclic();

    /**
     * @param order tracks by position; what lies beyond the set is ignored
     */
    long cost(int[] order);

    /**
     * Change when the positions from..to are played backwards.
     *
     * @param order before the change
     * @param from not behind {@code to}, unless cyclic
     */
    long ofReversal(int[] order, int from, int to);
}
