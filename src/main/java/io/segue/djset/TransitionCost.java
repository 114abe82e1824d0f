package io.segue.djset;

import io.segue.library.AudioFeatures;
import io.segue.library.Track;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to follow one track by another, by rule. Symmetric: both directions cost the same; direction belongs to the energy arc.
 *
 * <p>Every part lies in 0 (ideal) to 1 (bad). A part that cannot be judged because a value is missing counts {@link #UNKNOWN}, so that a
 * known good transition beats an unknown one and an unknown one beats a known clash.
 *
 * @param key see {@link KeyMove#cost()}
 * @param tempo see {@link TempoChange#cost()}
 * @param energy difference of the energies, full at {@value #FULL_ENERGY_STEP}
 * @param genre 0 equal (case ignored), 1 different
 * @param sameArtist whether the tracks are known to share an artist
 */
public record TransitionCost(double key, double tempo, double energy, double genre, boolean sameArtist) {

    /** Neutral cost of a part that cannot be judged. */
    public static final double UNKNOWN = .5;

    /** Integer units to a cost of 1; solvers work in units so that sums are exact. */
    public static final int UNITS = 10_000;

    public static final double KEY_WEIGHT = .40;
    public static final double TEMPO_WEIGHT = .30;
    public static final double ENERGY_WEIGHT = .15;
    public static final double GENRE_WEIGHT = .15;
    public static final double ARTIST_WEIGHT = .25;

    private static final double FULL_ENERGY_STEP = .4;
    private static final AudioFeatures NOTHING_KNOWN = new AudioFeatures(null, null, null, null, null);

    public static TransitionCost of(Track from, Track to) {
        AudioFeatures a = features(from);
        AudioFeatures b = features(to);
        KeyMove move = KeyMove.betweenKnown(a.key(), b.key());
        TempoChange change = TempoChange.betweenKnown(a.bpm(), b.bpm());
        return new TransitionCost(
                move == null ? UNKNOWN : move.cost(),
                change == null ? UNKNOWN : change.cost(),
                energyCost(a.energy(), b.energy()),
                genreCost(from.genre(), to.genre()),
                shareArtist(from, to));
    }

    /** The features of a track; all unknown where it carries none. */
    public static AudioFeatures features(Track track) {
        AudioFeatures features = track.features();
        return features == null ? NOTHING_KNOWN : features;
    }

    /** {@code .40 key + .30 tempo + .15 energy + .15 genre + .25 [same artist]}, 0..1.25. */
    public double total() {
        return KEY_WEIGHT * key
                + TEMPO_WEIGHT * tempo
                + ENERGY_WEIGHT * energy
                + GENRE_WEIGHT * genre
                + (sameArtist ? ARTIST_WEIGHT : 0);
    }

    /** {@link #total()} in whole {@link #UNITS}, 0..12500. */
    public int units() {
        return (int) Math.round(total() * UNITS);
    }

    /** How well the tracks mix, 0..100: the complement of the total. */
    public int score() {
        return (int) Math.round(100 * Math.max(0, 1 - total()));
    }

    private static double energyCost(@Nullable Double from, @Nullable Double to) {
        return from == null || to == null ? UNKNOWN : Math.min(1, Math.abs(from - to) / FULL_ENERGY_STEP);
    }

    private static double genreCost(@Nullable String from, @Nullable String to) {
        if (from == null || to == null) {
            return UNKNOWN;
        }
        return from.equalsIgnoreCase(to) ? 0 : 1;
    }

    private static boolean shareArtist(Track from, Track to) {
        return from.artists().stream().anyMatch(artist -> to.artists().stream().anyMatch(artist::equalsIgnoreCase));
    }
}
