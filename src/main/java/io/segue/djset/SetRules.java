package io.segue.djset;

import org.jspecify.annotations.Nullable;

/**
 * What a set should be like.
 *
 * <p>Model, arc, artist spacing and key run are weighed against each other: where they clash, the cheapest set breaks what costs least, and
 * says so. Length, distinct keys and requests hold without exception.
 *
 * @param model how transitions are weighed
 * @param arc the course of its energy
 * @param arcWeight how strongly the arc pulls against smooth transitions, 0..{@value #STRONGEST}: the set pays
 *     {@code arcWeight sum((e - target)²)/30}
 * @param artistSpacing tracks that should lie between two of one artist, 0..{@value #WIDEST_SPACING}; 0 for no rule
 * @param keyRun tracks in a row that may share a key, 0..{@value #LONGEST_RUN}; 0 for no rule
 * @param distinctKeys keys the set must be in at least, 0..{@value #KEYS}; 0 and 1 for no rule
 * @param length how much of the tracks given becomes the set
 * @param requests what is asked of single tracks
 */
public record SetRules(
        CostModel model,
        EnergyArc arc,
        int arcWeight,
        int artistSpacing,
        int keyRun,
        int distinctKeys,
        SetLength length,
        TrackRequests requests) {

    public static final int STRONGEST = 1_000;
    public static final int WIDEST_SPACING = 20;
    public static final int LONGEST_RUN = 50;
    public static final int KEYS = 24;
    /** Where tracks are chosen: left alone, the smoothest choice is a set in one key. */
    public static final int USUAL_RUN = 4;

    /**
     * Follows the arc visibly: energies of 100 random tracks correlate 0.6 to 0.75 with it. At 1 they correlate 0.3, and the bound is within
     * a percent; at 30 transitions cost 1 to 5 % more, and the bound is 4 to 8 % away.
     */
    public static final int USUAL = 30;

    public SetRules {
        requireWithin("arcWeight", arcWeight, STRONGEST);
        requireWithin("artistSpacing", artistSpacing, WIDEST_SPACING);
        requireWithin("keyRun", keyRun, LONGEST_RUN);
        requireWithin("distinctKeys", distinctKeys, KEYS);
    }

    public SetRules(EnergyArc arc, int arcWeight) {
        this(CostModel.SMOOTH, arc, arcWeight, 0, 0, 0, SetLength.ALL, TrackRequests.NONE);
    }

    /** The peak arc at its usual weight. */
    public static SetRules standard() {
        return following(EnergyArc.PEAK);
    }

    /** An arc at its usual weight. */
    public static SetRules following(EnergyArc arc) {
        return new SetRules(arc, USUAL);
    }

    public SetRules with(CostModel other) {
        return new SetRules(other, arc, arcWeight, artistSpacing, keyRun, distinctKeys, length, requests);
    }

    public SetRules with(EnergyArc other, int weight) {
        return new SetRules(model, other, weight, artistSpacing, keyRun, distinctKeys, length, requests);
    }

    public SetRules withArtistSpacing(int tracks) {
        return new SetRules(model, arc, arcWeight, tracks, keyRun, distinctKeys, length, requests);
    }

    public SetRules withKeyRun(int tracks) {
        return new SetRules(model, arc, arcWeight, artistSpacing, tracks, distinctKeys, length, requests);
    }

    public SetRules withDistinctKeys(int keys) {
        return new SetRules(model, arc, arcWeight, artistSpacing, keyRun, keys, length, requests);
    }

    public SetRules with(SetLength other) {
        return new SetRules(model, arc, arcWeight, artistSpacing, keyRun, distinctKeys, other, requests);
    }

    public SetRules with(TrackRequests other) {
        return new SetRules(model, arc, arcWeight, artistSpacing, keyRun, distinctKeys, length, other);
    }

    /** With an opener and a closer, {@code null} for any. */
    public SetRules between(@Nullable String first, @Nullable String last) {
        return with(requests.between(first, last));
    }

    private static void requireWithin(String name, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(name + " must lie in 0.." + most + ", was " + value);
        }
    }
}
