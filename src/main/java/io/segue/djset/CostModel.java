package io.segue.djset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much each part of a {@link TransitionCost} counts. The weights of key, tempo, energy and genre add up to 1; the artist's comes on top.
 *
 * @param name what job files call it
 * @param key weight of the key move, 0..1
 * @param tempo weight of the tempo change, 0..1
 * @param energy weight of the step in energy, 0..1
 * @param genre weight of a change of genre, 0..1
 * @param artist surcharge for the same artist twice in a row, 0..1
 * @param octaves whether half and double time count as the same tempo, at a surcharge
 * @param strict whether every key move costs at least {@value TransitionCost#UNSAFE} that is not same, adjacent or relative
 */
public record CostModel(
        String name,
        double key,
        double tempo,
        double energy,
        double genre,
        double artist,
        boolean octaves,
        boolean strict) {

    /** Weights that worked on real sets: a bit of everything. */
    public static final CostModel SMOOTH = new CostModel("smooth", .40, .30, .15, .15, .25, true, false);
    /** Keys first, and as few as can be off the safe moves: for melodic music, mixed long. */
    public static final CostModel HARMONIC = new CostModel("harmonic", .45, .25, .25, .05, .25, false, true);
    /** Tempo first: for percussive music, beatmatched throughout. */
    public static final CostModel TEMPO = new CostModel("tempo", .20, .60, .10, .10, .25, true, false);
    /** Genres may change, tempos jump by an octave: for weddings and radio. */
    public static final CostModel OPEN_FORMAT = new CostModel("open-format", .35, .30, .30, .05, .25, true, false);

    public static final List<CostModel> PRESETS = List.of(SMOOTH, HARMONIC, TEMPO, OPEN_FORMAT);

    private static final double SUM_TOLERANCE = 1e-9;

    public CostModel {
        for (double weight : new double[] {key, tempo, energy, genre, artist}) {
            if (!(weight >= 0 && weight <= 1)) {
                throw new IllegalArgumentException("weights must lie in 0..1, found " + weight);
            }
        }
        if (Math.abs(key + tempo + energy + genre - 1) > SUM_TOLERANCE) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "key %s, tempo %s, energy %s and genre %s must add up to 1",
                    key,
                    tempo,
                    energy,
                    genre));
        }
    }

    /** The preset of that name. */
    public static Optional<CostModel> preset(String name) {
        return PRESETS.stream().filter(preset -> preset.name.equals(name)).findFirst();
    }
}
