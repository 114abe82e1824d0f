package io.segue.djset.justification;

import io.segue.djset.Certificate;
import io.segue.djset.KeyMove;
import io.segue.djset.Sequence;
import io.segue.djset.SetBackground;
import io.segue.djset.SetDocument.Metrics;
import io.segue.djset.SetDocument.Transition;
import io.segue.djset.TransitionCost;
import io.segue.library.Track;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The figures of a set. */
final class SetMetrics {

    private SetMetrics() {}

    static Metrics of(
            List<Track> tracks,
            List<Transition> transitions,
            double @Nullable [] targets,
            Sequence sequence,
            SetBackground background) {
        Double score = transitions.isEmpty()
                ? null
                : transitions.stream().mapToInt(Transition::score).average().orElseThrow();
        Sequence.Baselines others = sequence.baselines();
        Certificate certificate = sequence.certificate();
        return new Metrics(
                tracks.size(),
                duration(tracks).toMillis() / 60_000.0,
                score,
                violations(tracks),
                targets == null ? null : correlation(tracks, targets),
                sequence.cost(),
                others.greedy(),
                others.asGiven(),
                others.random(),
                others.bpmSort(),
                others.keySort(),
                sequence.greedyChoiceCost(),
                certificate.lowerBound(),
                certificate.gapPercent(),
                certificate.gapPerTransition(),
                sequence.proven(),
                certificate.covers(),
                sequence.method(),
                sequence.brokenRules().artistSpacing(),
                sequence.brokenRules().keyRun(),
                background.energySource(),
                background.leftOut(),
                background.changes());
    }

    static Duration duration(List<Track> tracks) {
        return tracks.stream().map(Track::duration).filter(Objects::nonNull).reduce(Duration.ZERO, Duration::plus);
    }

    private static int violations(List<Track> tracks) {
        return (int) IntStream.range(1, tracks.size())
                .mapToObj(p -> KeyMove.betweenKnown(
                        TransitionCost.features(tracks.get(p - 1)).key(),
                        TransitionCost.features(tracks.get(p)).key()))
                .filter(move -> move != null && !move.isSafe())
                .count();
    }

    /** Pearson's, over the tracks of known energy; {@code null} where either side does not vary. */
    private static @Nullable Double correlation(List<Track> tracks, double[] targets) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int p = 0; p < targets.length; p++) {
            Double energy = TransitionCost.features(tracks.get(p)).energy();
            if (energy != null) {
                n++;
                x += energy;
                y += targets[p];
                xx += energy * energy;
                yy += targets[p] * targets[p];
                xy += energy * targets[p];
            }
        }
        double variances = (n * xx - x * x) * (n * yy - y * y);
        return variances <= 1e-12 ? null : (n * xy - x * y) / Math.sqrt(variances);
    }
}
