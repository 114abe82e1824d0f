package io.segue.djset.sequencing;

/** Costs that hang on where in the set a track is played, or on more than its two neighbours. In sixteenths of grains, as searches count. */
interface PositionCosts {

    /**
     * @param order tracks by position; what lies beyond the set is ignored
     */
    long cost(int[] order);

    /**
     * Change when the positions from..to are played backwards.
     *
     * @param order before the change
     */
    long ofReversal(int[] order, int from, int to);
}
