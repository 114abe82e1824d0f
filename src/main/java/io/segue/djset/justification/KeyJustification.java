package io.segue.djset.justification;

import io.segue.djset.CostModel;
import io.segue.djset.KeyMove;
import io.segue.library.MusicalKey;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The harmonic side of a transition, by the rules of the Camelot wheel. */
record KeyJustification(
        @Nullable MusicalKey from,
        @Nullable MusicalKey to,
        @Nullable KeyMove move) implements Justification {

    static KeyJustification of(@Nullable MusicalKey from, @Nullable MusicalKey to) {
        return new KeyJustification(from, to, KeyMove.betweenKnown(from, to));
    }

    @Override
    public String rule() {
        return "key";
    }

    @Override
    public double weight(CostModel model) {
        return model.key();
    }

    @Override
    public int score() {
        return move == null ? UNKNOWN : Justification.score(move.cost());
    }

    boolean isViolation() {
        return move != null && !move.isSafe();
    }

    @Override
    public Map<String, Object> numbers() {
        return Justification.numbers(
                "from",
                from == null ? null : from.camelot(),
                "to",
                to == null ? null : to.camelot(),
                "move",
                move == null
                        ? null
                        : move.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                "steps",
                move == null ? null : move.steps());
    }

    @Override
    public String sentence() {
        if (move == null) {
            return "The key is unknown on %s, so the harmony cannot be judged."
                    .formatted(
                            from == null && to == null
                                    ? "both sides"
                                    : from == null ? "the outgoing side" : "the incoming side");
        }
        return "%s to %s: %s".formatted(from, to, reason(move));
    }

    private static String reason(KeyMove move) {
        boolean up = move.steps() > 0;
        return switch (move.kind()) {
            case SAME -> "the same key, so every note fits.";
            case ADJACENT ->
                "one step %s the wheel, a fifth %s; six of seven notes are shared."
                        .formatted(up ? "up" : "down", up ? "up" : "down");
            case RELATIVE -> "relative major and minor; all notes are shared and only the mood changes.";
            case DIAGONAL -> "a diagonal move; six of seven notes and most of the tonic chord are shared.";
            case WHOLE_TONE ->
                up
                        ? "two steps up the wheel, a whole tone up: an energy boost, best as a quick mix."
                        : "two steps down the wheel, a whole tone down: it settles, best as a quick mix.";
            case SEMITONE ->
                move.steps() < 0
                        ? "a semitone up: a strong energy boost that clashes when blended, so cut."
                        : "a semitone down: it clashes when blended, so cut.";
            case CLASH -> "the keys clash; mix where one side plays drums only, or cut.";
        };
    }
}
