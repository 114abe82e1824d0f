package io.segue.djset.justification;

import io.segue.djset.SetChanges;
import io.segue.djset.SetDocument.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How good a set is beside others: the best there can be, simpler orders, and the set of last time. */
final class SetComparison {

    private static final int NAMED = 10;

    private SetComparison() {}

    static List<String> lines(Metrics metrics) {
        List<String> lines = new ArrayList<>();
        Double score = metrics.avgTransitionScore();
        if (score != null) {
            lines.add(format("Transitions score %.0f of 100 on average.", score));
            lines.add(certificate(metrics));
            lines.add(format(
                    "It costs %.2f; the same tracks cost %.2f by always taking the nearest, %.2f as given, %.2f by tempo, %.2f by key,"
                            + " %.2f in random order.",
                    metrics.cost(),
                    metrics.greedyCost(),
                    metrics.asGivenCost(),
                    metrics.bpmSortCost(),
                    metrics.keySortCost(),
                    metrics.randomCost()));
        }
        if (metrics.closeArtists() > 0) {
            lines.add(metrics.closeArtists() + " pairs of one artist are closer than the rule asks for.");
        }
        if (metrics.longKeyRuns() > 0) {
            lines.add(metrics.longKeyRuns() + " tracks stay in one key longer than the rule allows.");
        }
        SetChanges changes = metrics.changes();
        if (changes != null) {
            lines.addAll(changes(changes));
        }
        return lines;
    }

    private static String certificate(Metrics metrics) {
        return metrics.proven()
                ? "No order of these tracks is better: proven optimal."
                : format(
                        "No order of these tracks can be more than %.1f %% better: at most %.2f points a transition.",
                        betterPercent(metrics), 100 * metrics.gapPerTransition());
    }

    /** The gap is measured from the bound, an improvement from the set. */
    private static double betterPercent(Metrics metrics) {
        return metrics.cost() == 0 ? 0 : 100 * (metrics.cost() - metrics.lowerBound()) / metrics.cost();
    }

    private static List<String> changes(SetChanges changes) {
        if (changes.standing()) {
            return List.of("It stands as it was on " + changes.since() + ": nothing it is made of has changed.");
        }
        List<String> lines = new ArrayList<>();
        lines.add("Since " + changes.since() + ": " + changes.in().size() + " new, "
                + changes.out().size() + " gone, " + changes.kept() + " kept.");
        lines.add(format(
                "%.0f %% of it was not played in the last %s%s.",
                100 * changes.freshShare(), changes.sets() == 1 ? "set" : changes.sets() + " sets", wanted(changes)));
        if (!changes.in().isEmpty()) {
            lines.add("New: " + named(changes.in()));
        }
        if (!changes.out().isEmpty()) {
            lines.add("Gone: " + named(changes.out()));
        }
        return lines;
    }

    private static String wanted(SetChanges changes) {
        if (changes.wantedShare() == 0) {
            return "";
        }
        return format(
                changes.freshShare() + 1e-9 < changes.wantedShare()
                        ? ", less than the %.0f %% asked for: the pool has no more that is fresh"
                        : "; %.0f %% were asked for",
                100 * changes.wantedShare());
    }

    private static String named(List<String> labels) {
        int more = labels.size() - NAMED;
        return String.join("; ", labels.subList(0, Math.min(NAMED, labels.size())))
                + (more > 0 ? "; and " + more + " more." : ".");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
