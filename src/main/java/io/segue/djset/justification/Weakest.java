package io.segue.djset.justification;

import io.segue.djset.Alternative;
import io.segue.djset.SetBackground;
import io.segue.djset.SetDocument.Transition;
import io.segue.library.Track;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The weakest transitions of a set, each with the best that could have been done about it. */
final class Weakest {

    private static final int NAMED = 3;

    private Weakest() {}

    /** The lowest scores first. */
    static List<Transition> of(List<Transition> transitions) {
        return of(transitions, Transition::score);
    }

    static <T> List<T> of(List<T> transitions, ToIntFunction<T> score) {
        return transitions.stream()
                .sorted(Comparator.comparingInt(score))
                .limit(NAMED)
                .toList();
    }

    /** The same transitions, with the alternatives that were looked for. */
    static List<Transition> explained(List<Transition> transitions, List<Track> inOrder, SetBackground background) {
        return transitions.stream()
                .map(each -> background.alternatives().containsKey(each.position())
                        ? explained(each, inOrder, background)
                        : each)
                .toList();
    }

    private static Transition explained(Transition weak, List<Track> inOrder, SetBackground background) {
        Optional<Alternative> alternative = background.alternatives().getOrDefault(weak.position(), Optional.empty());
        return new Transition(
                weak.position(),
                weak.fromTrack(),
                weak.toTrack(),
                weak.score(),
                weak.reasons(),
                weak.advice(),
                alternative
                        .map(other -> sentence(other, inOrder, background))
                        .orElse("No single change of the set avoids it."));
    }

    private static String sentence(Alternative other, List<Track> inOrder, SetBackground background) {
        String first = quoted(inOrder.get(other.first() - 1));
        String change = switch (other.move()) {
            case REVERSE -> "playing tracks " + other.first() + " to " + other.last() + " backwards";
            case MOVE ->
                "playing "
                        + (other.first() == other.last() ? first : "tracks " + other.first() + " to " + other.last())
                        + (other.target() == 0 ? " first" : " after " + quoted(inOrder.get(other.target() - 1)));
            case SWAP ->
                "playing " + first + " and " + quoted(inOrder.get(other.target() - 1)) + " in each other's place";
            case REPLACE ->
                "playing "
                        + (other.replacement() == null
                                ? "another track"
                                : quoted(background.pool().get(other.replacement())))
                        + " instead of " + first;
        };
        return "The best way round it was " + change + ", which " + price(other.extraCost()) + ".";
    }

    /** A cost of 1 is a whole transition's hundred points. */
    private static String price(double extraCost) {
        double points = 100 * extraCost;
        if (Math.abs(points) < .05) {
            return "would have made the set neither better nor worse";
        }
        return points > 0
                ? String.format(Locale.ROOT, "would have cost the set %.1f points in all", points)
                : String.format(Locale.ROOT, "would have gained the set %.1f points: the search missed it", -points);
    }

    private static String quoted(Track track) {
        return "\"" + track.label() + "\"";
    }
}
