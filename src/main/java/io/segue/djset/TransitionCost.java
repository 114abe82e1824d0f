package io.segue.djset;

import io.segue.library.AudioFeatures;
import io.segue.library.MusicalKey;
import io.segue.library.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to follow one track by another, by rule. Symmetric: both directions cost the same; direction belongs to the energy arc.
 *
 * <p>Every part lies in 0 (ideal) to 1 (bad). A part that cannot be judged because a value is missing counts {@link #UNKNOWN}, so that a
 * known good transition beats an unknown one and an unknown one beats a known clash.
 *
 * @param key see {@link KeyMove#cost()}
 * @param tempo see {@link TempoChange#cost}
 * @param energy difference of the energies, full at {@value #FULL_ENERGY_STEP}
 * @param genre 0 equal (case ignored), .4 of one family, 1 different
 * @param sameArtist whether the tracks are known to share an artist
 */
public record TransitionCost(double key, double tempo, double energy, double genre, boolean sameArtist) {

    /** Neutral cost of a part that cannot be judged. */
    public static final double UNKNOWN = .5;

    /** Integer units to a cost of 1; solvers work in units so that sums are exact. */
    public static final int UNITS = 10_000;

    private static final double FULL_ENERGY_STEP = .4;
    /** Least cost of an unsafe key move where the model is strict. */
    static final double UNSAFE = .7;

    /** Dearest of the safe key moves. */
    private static final double SAFE = .1;

    private static final double SAME_FAMILY = .4;

    public static TransitionCost of(Track from, Track to, CostModel model) {
        List<TrackProfile> profiles = TrackProfile.of(List.of(from, to));
        return between(profiles.get(0), profiles.get(1), model);
    }

    /** As {@link #of}, for profiles made together. */
    public static TransitionCost between(TrackProfile a, TrackProfile b, CostModel model) {
        MusicalKey keyA = a.key();
        MusicalKey keyB = b.key();
        Double bpmA = a.bpm();
        Double bpmB = b.bpm();
        return new TransitionCost(
                keyA == null || keyB == null ? UNKNOWN : keyCost(keyA, keyB, model),
                bpmA == null || bpmB == null ? UNKNOWN : TempoChange.cost(bpmA, bpmB, model.octaves()),
                energyCost(a.energy(), b.energy()),
                genreCost(a, b),
                a.sharesArtist(b));
    }

    /** The features of a track; all unknown where it carries none. */
    public static AudioFeatures features(Track track) {
        return TrackProfile.features(track);
    }

    /** {@code w . (key, tempo, energy, genre) + artist [same artist]}, 0..2. */
    public double total(CostModel model) {
        return model.key() * key
                + model.tempo() * tempo
                + model.energy() * energy
                + model.genre() * genre
                + (sameArtist ? model.artist() : 0);
    }

    /** {@link #total} in whole {@link #UNITS}. */
    public int units(CostModel model) {
        return (int) Math.round(total(model) * UNITS);
    }

    /** How well the tracks mix, 0..100: the complement of the total. */
    public int score(CostModel model) {
        return (int) Math.round(100 * Math.max(0, 1 - total(model)));
    }

    private static double keyCost(MusicalKey a, MusicalKey b, CostModel model) {
        double cost = KEY_MOVES[index(a)][index(b)];
        return model.strict() && cost > SAFE ? Math.max(UNSAFE, cost) : cost;
    }

    private static double energyCost(@Nullable Double from, @Nullable Double to) {
        return from == null || to == null ? UNKNOWN : Math.min(1, Math.abs(from - to) / FULL_ENERGY_STEP);
    }

    private static double genreCost(TrackProfile a, TrackProfile b) {
        if (a.genre() < 0 || b.genre() < 0) {
            return UNKNOWN;
        }
        return a.genre() == b.genre() ? 0 : a.family() >= 0 && a.family() == b.family() ? SAME_FAMILY : 1;
    }

    private static final double[][] KEY_MOVES = keyMoves();

    private static double[][] keyMoves() {
        double[][] costs = new double[24][24];
        for (int a = 0; a < 24; a++) {
            for (int b = 0; b < 24; b++) {
                costs[a][b] = KeyMove.between(key(a), key(b)).cost();
            }
        }
        return costs;
    }

    private static MusicalKey key(int index) {
        return new MusicalKey(index / 2 + 1, MusicalKey.Mode.values()[index % 2]);
    }

    private static int index(MusicalKey key) {
        return 2 * (key.number() - 1) + key.mode().ordinal();
    }
}
