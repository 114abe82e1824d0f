package io.segue.djset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much each part of a {@link TransitionCost} counts. The weights of key, tempo, energy and genre add up to 1; the artist's comes on top.
 * Every weight is a whole number of ten-thousandths, and rounded to it.
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

    public CostModel {
        key = whole("key", key);
        tempo = whole("tempo", tempo);
        energy = whole("energy", energy);
        genre = whole("genre", genre);
        artist = whole("artist", artist);
        if (units(key) + units(tempo) + units(energy) + units(genre) != TransitionCost.UNITS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the weights key %s, tempo %s, energy %s and genre %s add up to %s; make them add up to 1"
                            + " (artist comes on top and does not count)",
                    key,
                    tempo,
                    energy,
                    genre,
                    (units(key) + units(tempo) + units(energy) + units(genre)) / (double) TransitionCost.UNITS));
        }
    }

    /** The preset of that name. */
    public static Optional<CostModel> preset(String name) {
        return PRESETS.stream().filter(preset -> preset.name.equals(name)).findFirst();
    }

    /**
     * The same with other weights; {@code null} leaves one as it is.
     *
     * @throws IllegalArgumentException when one is not in 0..1, or those of key, tempo, energy and genre do not add up to 1
     */
    public CostModel weighing(
            @Nullable Double key,
            @Nullable Double tempo,
            @Nullable Double energy,
            @Nullable Double genre,
            @Nullable Double artist) {
        return new CostModel(
                name + ", own weights",
                key == null ? this.key : key,
                tempo == null ? this.tempo : tempo,
                energy == null ? this.energy : energy,
                genre == null ? this.genre : genre,
                artist == null ? this.artist : artist,
                octaves,
                strict);
    }

    private static double whole(String name, double weight) {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("the weight of " + name + " must lie in 0..1, found " + weight);
        }
        return (double) units(weight) / TransitionCost.UNITS;
    }

    private static long units(double weight) {
        return Math.round(weight * TransitionCost.UNITS);
    }
}
