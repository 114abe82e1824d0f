package io.segue.djset.sequencing;

import io.segue.djset.TransitionCost;
import io.segue.library.Track;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Between which energies an arc moves, and what an unknown energy counts as.
 *
 * @param low energy at the arc's level 0
 * @param high energy at the arc's level 1; {@code low} where there is no arc to follow
 * @param average of the known energies
 */
record EnergyRange(double low, double high, double average) {

    /** Of a pool, the arc uses the range in which nine tenths lie: otherwise two odd tracks would stretch every set made of it. */
    private static final int ODD = 20;

    /** From the calmest to the most energetic track. */
    static EnergyRange of(List<Track> set) {
        double[] known = known(set);
        return known.length == 0
                ? new EnergyRange(0, 0, 0)
                : new EnergyRange(known[0], known[known.length - 1], average(known));
    }

    static EnergyRange ofPool(List<Track> pool) {
        double[] known = known(pool);
        int odd = known.length / ODD;
        return known.length == 0
                ? new EnergyRange(0, 0, 0)
                : new EnergyRange(known[odd], known[known.length - 1 - odd], average(known));
    }

    boolean isEmpty() {
        return low == high;
    }

    private static double[] known(List<Track> tracks) {
        return tracks.stream()
                .map(track -> TransitionCost.features(track).energy())
                .filter(Objects::nonNull)
                .mapToDouble(Objects::requireNonNull)
                .sorted()
                .toArray();
    }

    private static double average(double[] sorted) {
        return Arrays.stream(sorted).sum() / sorted.length;
    }
}
