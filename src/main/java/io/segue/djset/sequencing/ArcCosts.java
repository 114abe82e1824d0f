package io.segue.djset.sequencing;

import io.segue.djset.SetRules;
import io.segue.djset.TransitionCost;
import io.segue.library.Track;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to play each track at each position: {@code weight (e - target)²/30}, energies in 0..1. Energies and targets are rounded to
 * hundredths, which makes every cost a whole number of {@link SetCosts#GRAINS}. A track of unknown energy counts as average. Immutable.
 */
final class ArcCosts {

    private static final int HUNDREDTHS = 100;

    private final int[] energy; // by track
    private final int[] target; // by position
    private final long weight; // grains per squared hundredth

    private ArcCosts(int[] energy, int[] target, long weight) {
        this.energy = energy;
        this.target = target;
        this.weight = weight;
    }

    /**
     * {@code null} where there is no arc to follow.
     *
     * @param positions of the set; more tracks than these are a pool
     */
    static @Nullable ArcCosts of(List<Track> tracks, SetRules rules, EnergyRange range, int positions) {
        if (rules.arc().points().isEmpty() || rules.arcWeight() == 0 || range.isEmpty()) {
            return null;
        }
        long weight = (long) rules.arcWeight() * SetCosts.GRAINS / (30 * HUNDREDTHS * HUNDREDTHS);
        double[] targets = rules.arc().targets(range.low(), range.high(), positions);
        return new ArcCosts(
                tracks.stream()
                        .mapToInt(track -> hundredths(Objects.requireNonNullElse(
                                TransitionCost.features(track).energy(), range.average())))
                        .toArray(),
                Arrays.stream(targets).mapToInt(ArcCosts::hundredths).toArray(),
                weight);
    }

    /** The energy wanted at each position, 0..1. */
    List<Double> targets() {
        return IntStream.of(target)
                .mapToObj(level -> (double) level / HUNDREDTHS)
                .toList();
    }

    /** Grains for a track at a position. */
    int at(int position, int track) {
        int deviation = energy[track] - target[position];
        return (int) (weight * deviation * deviation);
    }

    long cost(int[] order) {
        long sum = 0;
        for (int p = 0; p < target.length; p++) {
            sum += at(p, order[p]);
        }
        return sum;
    }

    /** No order costs less on the arc: with a convex cost the cheapest assignment keeps both sides sorted (rearrangement inequality). */
    long lowerBound() {
        int[] calmestFirst = IntStream.of(energy).sorted().toArray();
        int[] lowestFirst = IntStream.of(target).sorted().toArray();
        return IntStream.range(0, energy.length)
                .mapToLong(k -> weight * (calmestFirst[k] - lowestFirst[k]) * (calmestFirst[k] - lowestFirst[k]))
                .sum();
    }

    /** By track, in hundredths. */
    int energy(int track) {
        return energy[track];
    }

    /** By position from 0, in hundredths. */
    int target(int position) {
        return target[position];
    }

    /** What squares cost: grains for each squared hundredth. */
    long weight() {
        return weight;
    }

    private static int hundredths(double energy) {
        return (int) Math.round(energy * HUNDREDTHS);
    }
}
