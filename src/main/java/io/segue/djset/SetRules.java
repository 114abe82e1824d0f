package io.segue.djset;

/**
 * What a set should be like.
 *
 * @param model how transitions are weighed
 * @param arc the course of its energy
 * @param arcWeight how strongly the arc pulls against smooth transitions, 0..{@value #STRONGEST}: the set pays
 *     {@code arcWeight sum((e - target)²)/30}
 * @param artistSpacing tracks that should lie between two of one artist, 0..{@value #WIDEST_SPACING}; 0 for no rule
 * @param keyRun tracks in a row that may share a key, 0..{@value #LONGEST_RUN}; 0 for no rule
 */
public record SetRules(CostModel model, EnergyArc arc, int arcWeight, int artistSpacing, int keyRun) {

    public static final int STRONGEST = 1_000;
    public static final int WIDEST_SPACING = 20;
    public static final int LONGEST_RUN = 50;

    private static final int USUAL = 1;

    public SetRules {
        requireWithin("arcWeight", arcWeight, STRONGEST);
        requireWithin("artistSpacing", artistSpacing, WIDEST_SPACING);
        requireWithin("keyRun", keyRun, LONGEST_RUN);
    }

    public SetRules(EnergyArc arc, int arcWeight) {
        this(CostModel.SMOOTH, arc, arcWeight, 0, 0);
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
        return new SetRules(other, arc, arcWeight, artistSpacing, keyRun);
    }

    public SetRules with(EnergyArc other, int weight) {
        return new SetRules(model, other, weight, artistSpacing, keyRun);
    }

    public SetRules withArtistSpacing(int tracks) {
        return new SetRules(model, arc, arcWeight, tracks, keyRun);
    }

    public SetRules withKeyRun(int tracks) {
        return new SetRules(model, arc, arcWeight, artistSpacing, tracks);
    }

    private static void requireWithin(String name, int value, int most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(name + " must lie in 0.." + most + ", was " + value);
        }
    }
}
