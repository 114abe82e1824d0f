package io.segue.batch.report.nights;

import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.JobDefinition;
import io.segue.batch.report.html.Document;
import io.segue.batch.report.html.Html;
import io.segue.batch.report.html.ReportPage;
import io.segue.batch.report.html.Words;
import io.segue.batch.report.nights.Attention.Kind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code report.html} of the nights: what needs attention, all jobs at a glance, then each job with its charts and nights. */
final class NightsPage {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private static final int MOST_SHOWN = 5;

    private final Path directory;
    private final JobDefinition definition;
    private final Nights nights;

    private NightsPage(Path directory, JobDefinition definition, Nights nights) {
        this.directory = directory;
        this.definition = definition;
        this.nights = nights;
    }

    static void write(Path directory, JobDefinition definition, Nights nights) throws IOException {
        NightsPage page = new NightsPage(directory, definition, nights);
        Document.write(
                directory.resolve("report.html"),
                definition.name() + " · " + nights.period().to(),
                Html.join(List.of(ReportPage.style(), Document.style(NightsPage.class, "nights.css"))),
                page.body());
    }

    private Html body() {
        NightTables tables = new NightTables(nights.period(), this::linked);
        return Html.join(List.of(
                header(),
                attention(),
                nights.jobs().isEmpty() ? Html.NONE : tables.overview(nights.jobs()),
                Html.join(nights.jobs().stream().map(tables::job).toList())));
    }

    private Html header() {
        Period period = nights.period();
        long count = period.nights().size();
        return Html.of(
                """
                <header>
                <p class="brand">Segue <span>nights</span></p>
                <h1>{}</h1>
                {}<p class="headline">{}</p>
                <dl class="facts"><div><dt>Nights</dt><dd>{} to {}</dd></div><div><dt>A night is</dt><dd>a calendar day in {}</dd></div>\
                <div><dt>As of</dt><dd>{}</dd></div></dl>
                </header>
                """,
                count == 1 ? "The last night" : "The last " + count + " nights",
                definition.description().isBlank()
                        ? Html.NONE
                        : Html.of("<p class=\"description\">{}</p>\n", definition.description()),
                headline(),
                DAY.format(period.from()),
                DAY.format(period.to()),
                period.zone().getId().equals("Z") ? "UTC" : period.zone().getId(),
                TIME.format(nights.asOf().atZone(period.zone())));
    }

    private String headline() {
        if (nights.jobs().isEmpty()) {
            return "Nothing ran.";
        }
        long closed = nights.jobs().stream()
                .flatMap(job -> job.batches().stream())
                .filter(past -> past.batch().state() == BatchState.APPLIED
                        || past.batch().state() == BatchState.REHEARSED)
                .count();
        String ran = Words.counted(nights.batches(), "batch", "batches") + " of "
                + Words.counted(nights.jobs().size(), "job", "jobs") + "; ";
        return ran
                + (closed == nights.batches()
                        ? "all of them went through."
                        : Words.number(closed) + " went through without anything left to do.");
    }

    private Html attention() {
        if (nights.attention().isEmpty()) {
            return nights.jobs().isEmpty()
                    ? Html.NONE
                    : Html.of("<p class=\"note good\"><strong>All well</strong> Nothing needs your attention.</p>\n");
        }
        return Html.of(
                """
                <section aria-labelledby="attention">
                <h2 id="attention">Needs your attention <span class="n">{}</span></h2>
                <dl class="attention">
                {}</dl>
                </section>
                """,
                nights.attention().size(),
                Html.join(Arrays.stream(Kind.values()).map(this::attention).toList()));
    }

    private Html attention(Kind kind) {
        List<Html> jobs = nights.attention().stream()
                .filter(attention -> attention.kind() == kind)
                .map(this::attention)
                .toList();
        if (jobs.isEmpty()) {
            return Html.NONE;
        }
        int more = jobs.size() - MOST_SHOWN;
        return Html.of(
                "<div><dt><span class=\"badge {}\">{}</span></dt><dd><ul>{}</ul>{}</dd></div>\n",
                kind.bad() ? "bad" : "mixed",
                kind.words(),
                Html.join(jobs.subList(0, Math.min(MOST_SHOWN, jobs.size()))),
                more <= 0
                        ? Html.NONE
                        : Html.of(
                                "<details><summary>and {} more</summary><ul>{}</ul></details>",
                                Words.counted(more, "job", "jobs"),
                                Html.join(jobs.subList(MOST_SHOWN, jobs.size()))));
    }

    private Html attention(Attention attention) {
        BatchSummary latest = attention.latest();
        return Html.of(
                "<li><strong><bdi>{}</bdi></strong> {} {}</li>\n",
                attention.job(),
                attention.text(),
                latest == null ? Html.NONE : Html.of("<span class=\"which\">{}</span>", linked(latest)));
    }

    /** The batch's id, and its report behind it where that lies beside this one. */
    private Html linked(BatchSummary batch) {
        String href = href(batch.report());
        return href == null
                ? Html.of("<bdi>{}</bdi>", batch.batchId())
                : Html.of("<a href=\"{}\"><bdi>{}</bdi></a>", href, batch.batchId());
    }

    private @Nullable String href(@Nullable Path report) {
        if (report == null || !Files.isRegularFile(report.resolve("report.html"))) {
            return null;
        }
        Path here = directory.toAbsolutePath().normalize();
        return here.getParent() != null && here.getParent().equals(report.getParent())
                ? "../" + encoded(String.valueOf(report.getFileName())) + "/report.html"
                : report.resolve("report.html").toUri().toString();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
