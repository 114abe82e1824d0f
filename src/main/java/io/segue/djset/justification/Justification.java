package io.segue.djset.justification;

import io.segue.djset.CostModel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /** What it looks at, by name; unknown values are absent. */
    Map<String, Object> numbers();

    /** What happens and why it works or does not, for a DJ. */
    String sentence();

    /** Names and values in turn; those unknown are left out. */
    static Map<String, Object> numbers(@Nullable Object... namesAndValues) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                numbers.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return numbers;
    }

    /** To two decimals: more say nothing about music. */
    static double rounded(double number) {
        return Math.round(100 * number) / 100.0;
    }

    /** A score from a cost in 0..1. */
    static int score(double cost) {
        return (int) Math.round(100 * (1 - cost));
    }
}
