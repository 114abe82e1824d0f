package io.segue.djset.justification;

import io.segue.djset.SetDocument.Metrics;
import io.segue.djset.SetDocument.Reason;
import io.segue.djset.SetDocument.Transition;
import io.segue.djset.SetRules;
import io.segue.djset.TransitionCost;
import io.segue.library.AudioFeatures;
import io.segue.library.MusicalKey;
import io.segue.library.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** A set in words, one statement a line, its weak places included. */
final class SetSummary {

    private SetSummary() {}

    static String of(List<Track> tracks, List<Transition> transitions, Metrics metrics, SetRules rules) {
        if (tracks.isEmpty()) {
            return "The set is empty.";
        }
        List<String> lines = new ArrayList<>();
        lines.add(length(tracks, metrics));
        if (!metrics.leftOut().isEmpty()) {
            lines.add(leftOut(metrics));
        }
        lines.add("It opens with " + tracks.get(0).label() + " and closes with "
                + tracks.get(tracks.size() - 1).label() + ".");
        lines.add(tempos(tracks));
        lines.add(keys(tracks, metrics));
        lines.add(energy(tracks, metrics, rules));
        lines.addAll(SetComparison.lines(metrics));
        if (metrics.avgTransitionScore() != null) {
            lines.add(weakest(transitions));
        }
        return String.join("\n", lines);
    }

    private static String length(List<Track> tracks, Metrics metrics) {
        long unknown = tracks.stream().filter(track -> track.duration() == null).count();
        String count = tracks.size() == 1 ? "1 track" : tracks.size() + " tracks";
        return format("%s, %.1f minutes", count, metrics.totalDurationMinutes())
                + (unknown == 0 ? "." : ", the duration of " + unknown + " unknown.");
    }

    private static String leftOut(Metrics metrics) {
        return metrics.leftOut().entrySet().stream()
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .collect(Collectors.joining(", ", "Not in it: ", "."));
    }

    private static String tempos(List<Track> tracks) {
        DoubleSummaryStatistics bpm = tracks.stream()
                .map(track -> TransitionCost.features(track).bpm())
                .filter(Objects::nonNull)
                .mapToDouble(Objects::requireNonNull)
                .summaryStatistics();
        if (bpm.getCount() == 0) {
            return "No tempo is known.";
        }
        return format("Tempo %.1f to %.1f BPM", bpm.getMin(), bpm.getMax()) + missing(tracks.size() - bpm.getCount());
    }

    private static String keys(List<Track> tracks, Metrics metrics) {
        List<MusicalKey> keys = tracks.stream()
                .map(TransitionCost::features)
                .map(AudioFeatures::key)
                .filter(Objects::nonNull)
                .toList();
        if (keys.isEmpty()) {
            return "No key is known.";
        }
        String distinct = keys.stream()
                .distinct()
                .sorted(Comparator.comparingInt(MusicalKey::number).thenComparing(MusicalKey::mode))
                .map(MusicalKey::camelot)
                .collect(Collectors.joining(", "));
        return "Keys " + distinct + missing(tracks.size() - keys.size()) + " "
                + switch (metrics.harmonicViolations()) {
                    case 0 -> "Every move between known keys is same, adjacent or relative.";
                    case 1 -> "1 transition leaves the safe key moves.";
                    default -> metrics.harmonicViolations() + " transitions leave the safe key moves.";
                };
    }

    private static String energy(List<Track> tracks, Metrics metrics, SetRules rules) {
        long known = tracks.stream()
                .filter(track -> TransitionCost.features(track).energy() != null)
                .count();
        String from = ", energy taken from " + metrics.energySource() + missing(tracks.size() - known);
        if (metrics.arcCorrelation() != null) {
            return format(
                            "Energy follows %s arc with a correlation of %.2f",
                            rules.arc().name().equals("own")
                                    ? "its own"
                                    : "the " + rules.arc().name(),
                            metrics.arcCorrelation())
                    + from;
        }
        if (rules.arc().points().isEmpty()) {
            return "No energy arc is followed: it is off.";
        }
        return "No energy arc is followed: "
                + (known == 0
                        ? "no track has an energy in " + metrics.energySource()
                                + ". With energy: comment or energy: rating it can come from there."
                        : "the energies known, from " + metrics.energySource() + ", do not differ.");
    }

    private static String weakest(List<Transition> transitions) {
        return Weakest.of(transitions).stream()
                .map(SetSummary::named)
                .collect(Collectors.joining("\n", "Weakest transitions:\n", ""));
    }

    private static String named(Transition transition) {
        Reason worst = transition.reasons().stream()
                .max(Comparator.comparingDouble(Reason::lostPoints))
                .orElseThrow();
        String alternative = transition.alternative();
        return format(
                        "  %d. %s > %s, %d of 100: %s",
                        transition.position(),
                        transition.fromTrack(),
                        transition.toTrack(),
                        transition.score(),
                        worst.sentence())
                + (alternative == null ? "" : " " + alternative);
    }

    private static String missing(long unknown) {
        return unknown == 0 ? "." : ", unknown for " + unknown + ".";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
