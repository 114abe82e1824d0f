package io.segue.batch.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A stacked bar of fates. Says in words what it shows, and shows even one row among a million. */
final class Bar {

    private static final double WIDTH = 1000;
    private static final double NARROWEST = 6;
    private static final double GAP = 2;

    private Bar() {}

    static Html of(Tally tally) {
        List<Fate> fates = tally.fates();
        double rows = tally.rows();
        double room = WIDTH - GAP * (fates.size() - 1);
        double sum = fates.stream()
                .mapToDouble(fate -> width(tally.of(fate) / rows * room))
                .sum();
        List<Html> parts = new ArrayList<>();
        double x = 0;
        for (Fate fate : fates) {
            double width = width(tally.of(fate) / rows * room) * room / sum;
            parts.add(Html.of(
                    """
                    <rect class="{}" x="{}" y="0" width="{}" height="10"><title>{} {}</title></rect>""", fate.key(), coordinate(x), coordinate(width), Words.number(tally.of(fate)), fate.label()));
            x += width + GAP;
        }
        return Html.of(
                """
                <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>""",
                fates.stream()
                        .map(fate -> Words.number(tally.of(fate)) + " " + fate.label())
                        .collect(Collectors.joining(", ")),
                Html.join(parts));
    }

    private static double width(double exact) {
        return Math.max(NARROWEST, exact);
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
