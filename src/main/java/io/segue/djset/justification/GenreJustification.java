package io.segue.djset.justification;

import io.segue.djset.CostModel;
import io.segue.djset.TransitionCost;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the transition stays within a genre. */
record GenreJustification(@Nullable String from, @Nullable String to, int score) implements Justification {

    static GenreJustification of(@Nullable String from, @Nullable String to, TransitionCost cost) {
        return new GenreJustification(from, to, Justification.score(cost.genre()));
    }

    @Override
    public String rule() {
        return "genre";
    }

    @Override
    public double weight(CostModel model) {
        return model.genre();
    }

    @Override
    public Map<String, Object> numbers() {
        return Justification.numbers("from", from, "to", to);
    }

    boolean changes() {
        return from != null && to != null && score == 0;
    }

    @Override
    public String sentence() {
        if (from == null || to == null) {
            return "The genre is unknown.";
        }
        return from.equalsIgnoreCase(to)
                ? "Both are " + from + "."
                : "The genre changes from " + from + " to " + to + ".";
    }
}
