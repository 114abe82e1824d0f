package io.segue.djset.report;

import static io.segue.djset.report.Markup.escaped;
import static io.segue.djset.report.Markup.format;

import io.segue.djset.SetDocument.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The way of a set round the Camelot wheel: major keys outside, minor inside; the thicker a line, the more often that way is gone. */
final class CamelotWheel {

    private static final double CENTRE = 190;
    private static final double OUTER = 172;
    private static final double MIDDLE = 122;
    private static final double INNER = 72;
    private static final int MOST_NUMBERS = 3;

    private CamelotWheel() {}

    static String of(List<Entry> tracks) {
        if (tracks.stream().allMatch(entry -> entry.camelot() == null)) {
            return "<p class=\"none\">No track says.</p>";
        }
        return "<svg class=\"wheel\" viewBox=\"0 0 380 380\" role=\"img\" aria-label=\"The keys of the set on the Camelot wheel\">"
                + fields(tracks) + ways(tracks) + stops(tracks) + "</svg>";
    }

    private static String fields(List<Entry> tracks) {
        StringBuilder fields = new StringBuilder();
        for (int number = 1; number <= 12; number++) {
            for (String letter : List.of("A", "B")) {
                String key = number + letter;
                boolean played = tracks.stream().anyMatch(entry -> key.equals(entry.camelot()));
                double[] name = at(number, letter.equals("B") ? OUTER - 9 : INNER + 9);
                fields.append(format(
                                "<path class=\"field%s\" d=\"%s\"/>", played ? " played" : "", field(number, letter)))
                        .append(format(
                                "<text class=\"mid key\" x=\"%.1f\" y=\"%.1f\">%s</text>", name[0], name[1] + 4, key));
            }
        }
        return fields.toString();
    }

    private static String field(int number, String letter) {
        double from = letter.equals("B") ? MIDDLE : INNER;
        double to = letter.equals("B") ? OUTER : MIDDLE;
        double[] a = at(number - .5, to);
        double[] b = at(number + .5, to);
        double[] c = at(number + .5, from);
        double[] d = at(number - .5, from);
        return format(
                "M%.1f %.1fA%.0f %.0f 0 0 1 %.1f %.1fL%.1f %.1fA%.0f %.0f 0 0 0 %.1f %.1fZ",
                a[0], a[1], to, to, b[0], b[1], c[0], c[1], from, from, d[0], d[1]);
    }

    /** One line for each pair of keys, whichever way it is gone. */
    private static String ways(List<Entry> tracks) {
        Map<String, Integer> gone = new LinkedHashMap<>();
        for (int p = 1; p < tracks.size(); p++) {
            String from = tracks.get(p - 1).camelot();
            String to = tracks.get(p).camelot();
            if (from != null && to != null && !from.equals(to)) {
                gone.merge(from.compareTo(to) < 0 ? from + " " + to : to + " " + from, 1, Integer::sum);
            }
        }
        StringBuilder ways = new StringBuilder();
        gone.forEach((way, times) -> {
            double[] a = place(way.substring(0, way.indexOf(' ')));
            double[] b = place(way.substring(way.indexOf(' ') + 1));
            ways.append(format(
                    "<line class=\"way\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke-width=\"%.1f\"/>",
                    a[0], a[1], b[0], b[1], Math.min(7, 1.2 + .8 * times)));
        });
        return ways.toString();
    }

    private static String stops(List<Entry> tracks) {
        Map<String, List<Entry>> byKey = new TreeMap<>();
        for (Entry entry : tracks) {
            if (entry.camelot() != null) {
                byKey.computeIfAbsent(entry.camelot(), key -> new ArrayList<>()).add(entry);
            }
        }
        StringBuilder stops = new StringBuilder();
        byKey.forEach((key, entries) -> {
            double[] at = place(key);
            boolean opens = entries.get(0).position() == 1;
            stops.append(format(
                    "<circle class=\"stop%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s: %s</title></circle><text class=\"mid stop\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                    opens ? " opens" : "",
                    at[0],
                    at[1],
                    Math.min(17, 11 + Math.sqrt(entries.size())),
                    key,
                    escaped(String.join(
                            "; ",
                            entries.stream()
                                    .map(entry -> entry.position() + ". " + entry.track())
                                    .toList())),
                    at[0],
                    at[1] + 3.5,
                    numbers(entries)));
        });
        return stops.toString();
    }

    private static String numbers(List<Entry> entries) {
        if (entries.size() > MOST_NUMBERS) {
            return entries.size() + "×";
        }
        return String.join(
                ",",
                entries.stream().map(entry -> String.valueOf(entry.position())).toList());
    }

    private static double[] place(String camelot) {
        String key = Objects.requireNonNull(camelot);
        int number = Integer.parseInt(key.substring(0, key.length() - 1));
        return at(number, key.endsWith("B") ? MIDDLE + 16 : MIDDLE - 16);
    }

    private static double[] at(double number, double radius) {
        double angle = Math.PI * number / 6;
        return new double[] {CENTRE + radius * Math.sin(angle), CENTRE - radius * Math.cos(angle)};
    }
}
