package io.segue.djset;

import io.segue.djset.SetDocument.Entry;
import io.segue.djset.SetDocument.Metrics;
import io.segue.djset.SetDocument.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A set as one self-contained page: figures, lines of energy and tempo, the path on the Camelot wheel, tracks and transitions. */
final class SetPage {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 150;
    private static final int MARGIN = 8;
    private static final double WHEEL = 150;

    private SetPage() {}

    static String of(String title, SetDocument set, EnergyArc arc) {
        List<@Nullable Double> energies =
                set.sequence().stream().<@Nullable Double>map(Entry::energy).toList();
        List<@Nullable Double> tempos =
                set.sequence().stream().<@Nullable Double>map(Entry::bpm).toList();
        Optional<double[]> targets = set.metrics().arcCorrelation() == null ? Optional.empty() : arc.targets(energies);
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%1$s</title><style>
                :root{color-scheme:light dark;--line:#3567c7;--target:#c77a18;--soft:#8883;--text:#222;--page:#fff}
                @media (prefers-color-scheme:dark){:root{--line:#7fa8ff;--target:#f0b04f;--text:#e6e6e6;--page:#17181a}}
                body{font:15px/1.45 system-ui,sans-serif;color:var(--text);background:var(--page);max-width:60rem;margin:2rem auto;padding:0 1rem}
                h1{margin:0 0 .3rem}h2{margin:1.6rem 0 .4rem;font-size:1.05rem}pre{font:inherit;white-space:pre-wrap}
                table{border-collapse:collapse;width:100%%}td,th{padding:.3rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--soft)}
                .n{text-align:right;font-variant-numeric:tabular-nums}small{opacity:.75}svg{max-width:100%%;height:auto}
                .line{fill:none;stroke:var(--line);stroke-width:2}.target{fill:none;stroke:var(--target);stroke-width:2;stroke-dasharray:6 4}
                .ring{fill:none;stroke:var(--soft)}.dot{fill:var(--line)}svg text{fill:var(--text);font-size:11px}
                @media print{:root{--text:#000;--page:#fff}body{margin:0;max-width:none}tr{break-inside:avoid}}
                </style></head><body>
                <h1>%1$s</h1><p>%2$s</p>
                <h2>Energy%3$s</h2>%4$s
                <h2>Tempo</h2>%5$s
                <h2>Keys</h2>%6$s
                <h2>Tracks and transitions</h2>
                <table><thead><tr><th class="n">#</th><th>Track</th><th class="n">BPM</th><th>Key</th><th class="n">Energy</th><th class="n">Next</th><th>How</th></tr></thead>
                <tbody>%7$s</tbody></table>
                <h2>Summary</h2><pre>%8$s</pre>
                </body></html>
                """.formatted(
                        escaped(title),
                        figures(set.metrics()),
                        targets.isPresent() ? " <small>(dashed: the " + arc.name() + " arc)</small>" : "",
                        chart(energies, targets.orElse(null)),
                        chart(tempos, null),
                        wheel(set),
                        rows(set),
                        escaped(set.summary()));
    }

    private static String figures(Metrics metrics) {
        return String.format(
                Locale.ROOT,
                "%d tracks, %.0f minutes. %s",
                metrics.totalTracks(),
                metrics.totalDurationMinutes(),
                metrics.proven()
                        ? "Proven: no order of these tracks is better."
                        : String.format(
                                Locale.ROOT,
                                "At most %.1f %% from the best order (bound covers %s).",
                                metrics.optimalityGapPercent(),
                                metrics.boundCovers()));
    }

    private static String chart(List<@Nullable Double> values, double @Nullable [] targets) {
        List<Double> known = values.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        if (known.size() < 2) {
            return "<p>Unknown.</p>";
        }
        double low = known.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = known.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double range = high > low ? high - low : 1;
        List<String> points = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (int p = 0; p < values.size(); p++) {
            Double value = values.get(p);
            if (value != null) {
                points.add(point(p, values.size(), (value - low) / range));
            }
            if (targets != null) {
                wanted.add(point(p, values.size(), (targets[p] - low) / range));
            }
        }
        return String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\"><text x=\"0\" y=\"11\">%.4g</text><text x=\"0\" y=\"%d\">%.4g</text>%s<polyline class=\"line\" points=\"%s\"/></svg>",
                WIDTH,
                HEIGHT,
                high,
                HEIGHT,
                low,
                wanted.isEmpty() ? "" : "<polyline class=\"target\" points=\"" + String.join(" ", wanted) + "\"/>",
                String.join(" ", points));
    }

    private static String point(int p, int size, double level) {
        double x = 40 + (WIDTH - 40.0 - MARGIN) * p / (size - 1);
        double y = MARGIN + (HEIGHT - 2.0 * MARGIN) * (1 - level);
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }

    private static String wheel(SetDocument set) {
        List<double[]> path = set.sequence().stream()
                .map(Entry::camelot)
                .filter(Objects::nonNull)
                .map(SetPage::place)
                .toList();
        StringBuilder marks = new StringBuilder();
        for (int number = 1; number <= 12; number++) {
            double[] at = place(number, 1.12);
            marks.append(
                    String.format(Locale.ROOT, "<text x=\"%.0f\" y=\"%.0f\">%d</text>", at[0] - 5, at[1] + 4, number));
        }
        String dots = path.stream()
                .map(at -> String.format(
                        Locale.ROOT, "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>", at[0], at[1]))
                .distinct()
                .collect(Collectors.joining());
        String line = path.stream()
                .map(at -> String.format(Locale.ROOT, "%.1f,%.1f", at[0], at[1]))
                .collect(Collectors.joining(" "));
        return "<svg viewBox=\"0 0 380 380\" width=\"380\" role=\"img\"><circle class=\"ring\" cx=\"190\" cy=\"190\" r=\"150\"/>"
                + "<circle class=\"ring\" cx=\"190\" cy=\"190\" r=\"105\"/>" + marks
                + "<polyline class=\"line\" points=\"" + line
                + "\"/>" + dots + "</svg><p><small>Outside: major (B), inside: minor (A).</small></p>";
    }

    private static double[] place(String camelot) {
        int number = Integer.parseInt(camelot.substring(0, camelot.length() - 1));
        return place(number, camelot.endsWith("B") ? 1 : .7);
    }

    private static double[] place(int number, double radius) {
        double angle = Math.PI * (number % 12) / 6;
        return new double[] {190 + WHEEL * radius * Math.sin(angle), 190 - WHEEL * radius * Math.cos(angle)};
    }

    private static String rows(SetDocument set) {
        StringBuilder rows = new StringBuilder();
        for (Entry entry : set.sequence()) {
            int at = entry.position() - 1;
            Transition next = at < set.transitions().size() ? set.transitions().get(at) : null;
            rows.append("<tr><td class=\"n\">")
                    .append(entry.position())
                    .append("</td><td>")
                    .append(escaped(entry.track()))
                    .append("<br><small>")
                    .append(escaped(entry.artist()))
                    .append("</small></td><td class=\"n\">")
                    .append(number("%.1f", entry.bpm()))
                    .append("</td><td>")
                    .append(entry.camelot() == null ? "?" : entry.camelot())
                    .append("</td><td class=\"n\">")
                    .append(number("%.2f", entry.energy()))
                    .append("</td><td class=\"n\">")
                    .append(next == null ? "" : next.score())
                    .append("</td><td>")
                    .append(next == null ? "" : how(next))
                    .append("</td></tr>\n");
        }
        return rows.toString();
    }

    private static String how(Transition next) {
        String reasons = next.reasons().stream()
                .limit(3)
                .map(SetDocument.Reason::sentence)
                .collect(Collectors.joining(" "));
        return escaped(next.advice()) + "<br><small>" + escaped(reasons) + "</small>";
    }

    private static String number(String format, @Nullable Double value) {
        return value == null ? "?" : String.format(Locale.ROOT, format, value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
