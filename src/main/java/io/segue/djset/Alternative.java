package io.segue.djset;

import org.jspecify.annotations.Nullable;

/**
 * The best single change of a set that would have avoided one of its transitions, and what it would have cost. Positions count from 1.
 *
 * @param move what would be done
 * @param first position of the first track concerned
 * @param last position of the last track concerned; {@code first} where it is one
 * @param target position of the track behind which {@link Move#MOVE} puts them (0: before the opening) or with which
 *     {@link Move#SWAP} exchanges; 0 otherwise
 * @param replacement for {@link Move#REPLACE}, the index of the track from the pool among the tracks as given; {@code null} otherwise
 * @param extraCost by how much the set would have cost more (below 0: less, which a search that is not exact can leave)
 */
public record Alternative(
        Move move,
        int first,
        int last,
        int target,
        @Nullable Integer replacement,
        double extraCost) {

    /** What can be done about a transition without starting over. */
    public enum Move {
        /** play first..last backwards (2-opt) */
        REVERSE,
        /** play first..last, three tracks at most, behind target (Or-opt) */
        MOVE,
        /** play the tracks at first and target in each other's place */
        SWAP,
        /** play a track from the pool instead of the one at first */
        REPLACE
    }
}
