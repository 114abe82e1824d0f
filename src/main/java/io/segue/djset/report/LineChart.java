package io.segue.djset.report;

import static io.segue.djset.report.Markup.escaped;
import static io.segue.djset.report.Markup.format;

import io.segue.djset.SetDocument.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value over the course of a set as a line with a dot for every track; where a value is unknown the line has a gap. */
final class LineChart {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 190;
    private static final int LEFT = 44;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 26;
    private static final int MOST_LABELS = 24;
    private static final int MOST_DOTS = 150;

    private final List<Entry> tracks;
    private final List<@Nullable Double> values;
    private final List<Double> targets;
    private final String unit;
    private final double low;
    private final double high;

    private LineChart(
            List<Entry> tracks, List<@Nullable Double> values, List<Double> targets, String unit, double[] range) {
        this.tracks = tracks;
        this.values = values;
        this.targets = targets;
        this.unit = unit;
        this.low = range[0];
        this.high = range[1];
    }

    /**
     * @param targets a second, dashed line; empty for none
     * @param step the axis ends at multiples of it
     * @param unit behind the numbers
     */
    static String of(
            String label,
            List<Entry> tracks,
            Function<Entry, @Nullable Double> value,
            List<Double> targets,
            double step,
            String unit) {
        List<@Nullable Double> values =
                tracks.stream().<@Nullable Double>map(value).toList();
        double[] known = Stream.concat(values.stream(), targets.stream())
                .filter(Objects::nonNull)
                .mapToDouble(Objects::requireNonNull)
                .toArray();
        if (values.stream().noneMatch(Objects::nonNull)) {
            return "<p class=\"none\">No track says.</p>";
        }
        double low = Math.floor(Arrays.stream(known).min().orElse(0) / step) * step;
        double high = Math.ceil(Arrays.stream(known).max().orElse(1) / step) * step;
        return new LineChart(tracks, values, targets, unit, new double[] {low, high > low ? high : low + step})
                .svg(label);
    }

    private String svg(String label) {
        return format("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">", WIDTH, HEIGHT, escaped(label))
                + axes()
                + (targets.isEmpty() ? "" : "<polyline class=\"target\" points=\"" + targetLine() + "\"/>")
                + String.join("", lines())
                + (tracks.size() > MOST_DOTS ? "" : dots())
                + "</svg>";
    }

    private String axes() {
        StringBuilder axes = new StringBuilder();
        for (int k = 0; k <= 2; k++) {
            double value = low + (high - low) * k / 2;
            axes.append(format(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text class=\"end\" x=\"%d\" y=\"%.1f\">%s</text>",
                    LEFT, WIDTH - RIGHT, y(value), y(value), LEFT - 6, y(value) + 4, plain(value)));
        }
        int every = Math.max(1, (int) Math.ceil((double) tracks.size() / MOST_LABELS));
        for (int p = 0; p < tracks.size(); p += every) {
            axes.append(format("<text class=\"mid\" x=\"%.1f\" y=\"%d\">%d</text>", x(p), HEIGHT - 6, p + 1));
        }
        return axes.toString();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<String> points = new ArrayList<>();
        for (int p = 0; p <= values.size(); p++) {
            Double value = p < values.size() ? values.get(p) : null;
            if (value != null) {
                points.add(point(p, value));
            } else if (!points.isEmpty()) {
                lines.add("<polyline class=\"line\" points=\"" + String.join(" ", points) + "\"/>");
                points.clear();
            }
        }
        return lines;
    }

    private String targetLine() {
        List<String> points = new ArrayList<>();
        for (int p = 0; p < targets.size(); p++) {
            points.add(point(p, targets.get(p)));
        }
        return String.join(" ", points);
    }

    private String dots() {
        StringBuilder dots = new StringBuilder();
        for (int p = 0; p < values.size(); p++) {
            Double value = values.get(p);
            if (value != null) {
                dots.append(format(
                        "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"><title>%d. %s: %s%s</title></circle>",
                        x(p), y(value), p + 1, escaped(tracks.get(p).track()), plain(value), unit));
            }
        }
        return dots.toString();
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? format("%.0f", value)
                : format("%.4g", value).replaceAll("0+$", "");
    }

    private String point(int p, double value) {
        return format("%.1f,%.1f", x(p), y(value));
    }

    private double x(int p) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (double) p / Math.max(1, tracks.size() - 1);
    }

    private double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low);
    }
}
