package io.segue.batch.report.nights;

import io.segue.batch.report.html.Html;
import io.segue.batch.report.html.Words;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A bar for each night, the lower part in one colour and the upper in another. A night without a run is a gap that shows. */
final class NightChart {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 170;
    private static final int LEFT = 56;
    private static final int RIGHT = 6;
    private static final int TOP = 10;
    private static final int BOTTOM = 24;
    private static final int MOST_LABELS = 7;
    private static final double LEAST = 1.5;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final List<JobHistory.Night> nights;
    private final ToDoubleFunction<JobHistory.Night> lower;
    private final ToDoubleFunction<JobHistory.Night> upper;
    private final Function<JobHistory.Night, String> words;
    private final double high;

    private NightChart(
            List<JobHistory.Night> nights,
            ToDoubleFunction<JobHistory.Night> lower,
            ToDoubleFunction<JobHistory.Night> upper,
            Function<JobHistory.Night, String> words) {
        this.nights = nights;
        this.lower = lower;
        this.upper = upper;
        this.words = words;
        double most = nights.stream()
                .mapToDouble(night -> lower.applyAsDouble(night) + upper.applyAsDouble(night))
                .max()
                .orElse(0);
        this.high = round(most);
    }

    static Html rows(JobHistory job) {
        NightChart chart = new NightChart(
                job.nights(),
                night -> night.rows() - night.failed(),
                JobHistory.Night::failed,
                night -> Words.counted(night.rows(), "row", "rows") + ", " + Words.number(night.failed())
                        + " failed or to review");
        return chart.svg(
                "Rows of each night and how many of them failed or wait for review",
                value -> Words.number(Math.round(value)));
    }

    static Html durations(JobHistory job) {
        double most = job.nights().stream()
                .mapToDouble(JobHistory.Night::seconds)
                .max()
                .orElse(0);
        double unit = most < 180 ? 1 : most < 3 * 3600 ? 60 : 3600;
        String name = unit == 1 ? " s" : unit == 60 ? " min" : " h";
        NightChart chart = new NightChart(
                job.nights(),
                night -> night.seconds() / unit,
                night -> 0,
                night -> "took " + Figures.duration(night.seconds()));
        return chart.svg("Duration of each night", value -> Figures.plain(value) + name);
    }

    private Html svg(String what, Function<Double, String> axis) {
        long gaps = nights.stream().filter(night -> night.batches().isEmpty()).count();
        String label = what + ", " + DAY.format(nights.get(0).date()) + " to "
                + DAY.format(nights.get(nights.size() - 1).date()) + "; "
                + (gaps == 0 ? "a run every night" : Words.counted(gaps, "night", "nights") + " without a run")
                + "; the highest bar is "
                + axis.apply(nights.stream()
                        .mapToDouble(night -> lower.applyAsDouble(night) + upper.applyAsDouble(night))
                        .max()
                        .orElse(0));
        List<Html> parts = new ArrayList<>();
        for (int k = 0; k <= 2; k++) {
            double value = high * k / 2;
            parts.add(Html.of(
                    "<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/><text class=\"end\" x=\"{}\" y=\"{}\">{}</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    at(y(value)),
                    at(y(value)),
                    LEFT - 6,
                    at(y(value) + 4),
                    axis.apply(value)));
        }
        int every = Math.max(1, (int) Math.ceil((double) nights.size() / MOST_LABELS));
        for (int n = 0; n < nights.size(); n++) {
            parts.add(night(n));
            if (n % every == 0) {
                parts.add(label(n));
            }
        }
        return Html.of(
                "<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">{}</svg>",
                WIDTH,
                HEIGHT,
                label,
                Html.join(parts));
    }

    private Html night(int n) {
        JobHistory.Night night = nights.get(n);
        double slot = slot();
        double x = LEFT + n * slot;
        String day = DAY.format(night.date());
        if (night.batches().isEmpty()) {
            return Html.of(
                    "<g><title>{}: no run</title><rect class=\"gap\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></g>",
                    day,
                    at(x),
                    TOP,
                    at(slot),
                    HEIGHT - TOP - BOTTOM);
        }
        double low = lower.applyAsDouble(night);
        double up = upper.applyAsDouble(night);
        double width = Math.max(1, slot * .72);
        double left = x + (slot - width) / 2;
        return Html.of(
                "<g><title>{}: {}</title>{}{}</g>",
                day,
                words.apply(night),
                bar("ok", left, width, 0, low, low > 0 || up == 0),
                bar("failed", left, width, low, up, up > 0));
    }

    private Html bar(String kind, double left, double width, double from, double length, boolean shown) {
        if (!shown) {
            return Html.NONE;
        }
        double height = Math.max(LEAST, y(from) - y(from + length)); // one row among a million shows, too
        return Html.of(
                "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                kind,
                at(left),
                at(y(from) - height),
                at(width),
                at(height));
    }

    private Html label(int n) {
        return Html.of(
                "<text class=\"mid\" x=\"{}\" y=\"{}\">{}</text>",
                at(LEFT + (n + .5) * slot()),
                HEIGHT - 6,
                DAY.format(nights.get(n).date()));
    }

    private double slot() {
        return (double) (WIDTH - LEFT - RIGHT) / nights.size();
    }

    private double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / high);
    }

    /** The next 1, 2, 4, 6, 8 or 10 times a power of ten: its half is a round number as well. */
    private static double round(double most) {
        if (most <= 0) {
            return 2;
        }
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (int digit : new int[] {1, 2, 4, 6, 8}) {
            if (digit * power >= most) {
                return Math.max(2, digit * power);
            }
        }
        return Math.max(2, 10 * power);
    }

    private static String at(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
