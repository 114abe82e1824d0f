package io.segue.djset.justification;

import io.segue.djset.CostModel;

/** What one rule has to say about following one track by another. Scores agree with the cost the sequencer minimised. */
sealed interface Justification
        permits KeyJustification, TempoJustification, EnergyJustification, GenreJustification, ArtistJustification {

    /** Score of a rule that cannot be judged because a value is missing. */
    int UNKNOWN = 50;

    /** The rule's name in the result document. */
    String rule();

    /** By which it counts in the cost of a transition, 0..1. */
    double weight(CostModel model);

    /** 0..100, 100 for ideal. */
    int score();

    /** What happens and why it works or does not, for a DJ. */
    String sentence();

    /** A score from a cost in 0..1. */
    static int score(double cost) {
        return (int) Math.round(100 * (1 - cost));
    }
}
