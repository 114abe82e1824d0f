package io.segue.djset.report;

import static io.segue.djset.report.Markup.escaped;
import static io.segue.djset.report.Markup.format;

import io.segue.djset.SetDocument;
import io.segue.djset.SetDocument.Entry;
import io.segue.djset.SetDocument.Metrics;
import io.segue.djset.pool.Eligible.Excluded;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A set as one self-contained page: figures, the energy with what the arc asks for, the tempo, the way round the Camelot wheel, every
 * track and how to mix out of it, and what the set is worth beside others. Reads in light, dark and on paper.
 */
public final class SetPage {

    private static final int MOST_LEFT_OUT = 200;

    private final SetSheet sheet;
    private final SetDocument set;

    private SetPage(SetSheet sheet) {
        this.sheet = sheet;
        this.set = sheet.set();
    }

    public static String of(SetSheet sheet) {
        return new SetPage(sheet).page();
    }

    private String page() {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title><style>
                %2$s</style></head><body>
                <h1>%1$s</h1>
                %3$s
                %4$s
                <h2>Energy</h2>
                <figure>%5$s%6$s</figure>
                <h2>Tempo <small>BPM</small></h2>
                <figure>%7$s</figure>
                <h2>Keys</h2>
                <figure>%8$s<p class="soft">Major keys outside (B), minor inside (A). The numbers are those of the tracks; the framed stop opens \
                the set, and the thicker a line, the more often that way is gone.</p></figure>
                <h2>Tracks and transitions</h2>
                %9$s
                """.formatted(
                        escaped(sheet.title()),
                        style(),
                        sheet.collection() == null ? "" : "<p class=\"soft\">" + escaped(sheet.collection()) + "</p>",
                        figures(set.metrics()),
                        LineChart.of("Energy by track", set.sequence(), Entry::energy, sheet.targets(), .1, ""),
                        legend(),
                        LineChart.of("Tempo by track", set.sequence(), Entry::bpm, List.of(), 5, " BPM"),
                        CamelotWheel.of(set.sequence()),
                        TransitionTable.of(set))
                + ComparisonBars.of(set.metrics())
                + summary()
                + leftOut()
                + "</body></html>\n";
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(SetPage.class.getResourceAsStream("set.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String figures(Metrics metrics) {
        Double score = metrics.avgTransitionScore();
        return "<ul class=\"figures\">"
                + figure(String.valueOf(metrics.totalTracks()), metrics.totalTracks() == 1 ? "track" : "tracks")
                + figure(format("%.0f", metrics.totalDurationMinutes()), "minutes")
                + (score == null ? "" : figure(format("%.0f", score), "of 100 for an average transition"))
                + figure(
                        String.valueOf(metrics.harmonicViolations()),
                        metrics.harmonicViolations() == 1 ? "unsafe key move" : "unsafe key moves")
                + figure(
                        metrics.proven() ? "optimal" : format("≤ %.1f %%", metrics.optimalityGapPercent()),
                        metrics.proven()
                                ? "proven: no order of these tracks is better"
                                : format(
                                        "from the best order: %.2f points a transition",
                                        100 * metrics.gapPerTransition()))
                + "</ul><p class=\"soft\">The proof covers " + escaped(metrics.boundCovers()) + ".</p>";
    }

    private static String figure(String number, String what) {
        return "<li><b>" + number + "</b><span>" + what + "</span></li>";
    }

    private String legend() {
        String own = "<p class=\"legend soft\"><i></i>the set, energy from "
                + escaped(set.metrics().energySource());
        return sheet.targets().isEmpty()
                ? "<p class=\"soft\">No energy arc is followed.</p>"
                : own + "<i class=\"dashed\"></i>what " + arc() + " arc asks for</p>";
    }

    /** "the peak", or "its own". */
    private String arc() {
        return SetSheet.OWN_ARC.equals(sheet.arc()) ? "its own" : "the " + escaped(sheet.arc());
    }

    private String summary() {
        return "<h2>In words</h2><ul class=\"plain\">"
                + set.summary()
                        .lines()
                        .map(line -> line.startsWith("  ")
                                ? "<li class=\"soft\">" + escaped(line.strip()) + "</li>"
                                : "<li>" + escaped(line) + "</li>")
                        .collect(Collectors.joining("\n"))
                + "</ul>\n";
    }

    private String leftOut() {
        if (sheet.excluded().isEmpty()) {
            return "";
        }
        int more = sheet.excluded().size() - MOST_LEFT_OUT;
        return "<h2>Left out</h2><ul class=\"plain\">"
                + sheet.excluded().stream()
                        .limit(MOST_LEFT_OUT)
                        .map(SetPage::leftOut)
                        .collect(Collectors.joining("\n"))
                + "</ul>"
                + (more > 0 ? "<p class=\"soft\">and " + more + " more; results.csv has them all.</p>" : "");
    }

    private static String leftOut(Excluded out) {
        return "<li>" + escaped(out.track().label()) + " <span class=\"soft\">" + escaped(out.reason())
                + "</span></li>";
    }
}
