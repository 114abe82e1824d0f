package io.segue.djset.evaluation;

import io.segue.djset.KeyMove;
import io.segue.djset.TransitionCost;
import io.segue.library.AudioFeatures;
import io.segue.library.Track;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Scores a set as the dj-set-curator does, whose rules are not ours: {@code .4 harmonic + .3 tempo + .2 energy + .1 popularity}, 0..1 per
 * transition. Needs every feature known.
 */
final class SeedScorer {

    private SeedScorer() {}

    /** Mean over the transitions of a set in the order played. */
    static double average(List<Track> set) {
        double sum = 0;
        for (int i = 1; i < set.size(); i++) {
            sum += transition(set.get(i - 1), set.get(i), (i - 1.0) / (set.size() - 1));
        }
        return sum / (set.size() - 1);
    }

    /** Transitions that are neither same key, nor adjacent, nor relative. */
    static int violations(List<Track> set) {
        int violations = 0;
        for (int i = 1; i < set.size(); i++) {
            violations += harmonic(set.get(i - 1), set.get(i)) < .5 ? 1 : 0;
        }
        return violations;
    }

    /**
     * @param position 0..1 of the transition within the set
     */
    static double transition(Track from, Track to, double position) {
        AudioFeatures a = TransitionCost.features(from);
        AudioFeatures b = TransitionCost.features(to);
        double bpmA = known(a.bpm());
        double bpmB = known(b.bpm());
        double popularity = (known(a.popularity()) + known(b.popularity())) / 2.0;
        return .4 * harmonic(from, to)
                + .3 * tempo(Math.abs(bpmA - bpmB) / Math.max(bpmA, bpmB))
                + .2 * energy(Math.abs(known(a.energy()) - known(b.energy())))
                + .1 * popularity(popularity, position);
    }

    private static double harmonic(Track from, Track to) {
        KeyMove move = KeyMove.between(
                known(TransitionCost.features(from).key()),
                known(TransitionCost.features(to).key()));
        return switch (move.kind()) {
            case SAME -> 1;
            case ADJACENT -> .8;
            case RELATIVE -> .7;
            default -> .3;
        };
    }

    private static double tempo(double change) {
        return change == 0 ? 1 : change <= .03 ? .9 : change <= .06 ? .7 : change <= .10 ? .5 : .2;
    }

    private static double energy(double difference) {
        double d = Math.round(difference * 1e9) / 1e9; // .85 - .75 is a tenth, not a little more
        return d == 0 ? 1 : d <= .1 ? .8 : d <= .2 ? .6 : d <= .3 ? .4 : .2;
    }

    private static double popularity(double mean, double position) {
        if (mean >= 80) {
            return position >= .35 && position <= .65 ? 1 : .6;
        }
        return mean >= 60 ? .6 : .4;
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value, "the scorer needs every feature");
    }
}
