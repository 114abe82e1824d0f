package io.segue.batch.report.nights;

import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Counts;
import io.segue.batch.ledger.HistoryStore.Past;
import io.segue.batch.report.html.Html;
import io.segue.batch.report.html.Words;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** All jobs in one table, and each job with its charts and its nights. */
final class NightTables {

    private static final DateTimeFormatter NIGHT = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private final Period period;
    private final Function<BatchSummary, Html> linked;

    /**
     * @param linked how a batch is named
     */
    NightTables(Period period, Function<BatchSummary, Html> linked) {
        this.period = period;
        this.linked = linked;
    }

    Html overview(List<JobHistory> jobs) {
        return Html.of(
                """
                <section aria-labelledby="jobs">
                <h2 id="jobs">Jobs <span class="n">{}</span></h2>
                <table class="nights">
                <thead><tr><th scope="col">Job</th><th scope="col">Batches</th>{}</tr></thead>
                <tbody>
                {}</tbody>
                </table>
                </section>
                """,
                Words.number(jobs.size()),
                headers(
                        "Rows",
                        "Added",
                        "There",
                        "Review",
                        "Not found",
                        "Rejected",
                        "Dead",
                        "Median",
                        "95 %",
                        "Longest",
                        "Rows/s"),
                Html.join(jobs.stream().map(NightTables::overview).toList()));
    }

    private static Html overview(JobHistory job) {
        Durations took = job.durations();
        return Html.of(
                "<tr><th scope=\"row\"><a href=\"#{}\"><bdi>{}</bdi></a></th><td>{}</td>{}{}</tr>\n",
                id(job),
                job.name(),
                outcomes(job),
                counts(job.counts()),
                cells(
                        Figures.duration(took.median(), took.ended()),
                        Figures.duration(took.p95(), took.ended()),
                        Figures.duration(took.longest(), took.ended()),
                        Figures.rate(took.rowsPerSecond())));
    }

    private static Html outcomes(JobHistory job) {
        List<Html> badges = new ArrayList<>();
        job.outcomes()
                .forEach((state, count) -> badges.add(Html.of(
                        "<span class=\"badge {}\">{} {}</span> ",
                        tone(state),
                        Words.number(count),
                        Words.state(state))));
        return Html.join(badges);
    }

    Html job(JobHistory job) {
        long gaps = job.nightsWithoutRun();
        return Html.of(
                """
                <section class="job" aria-labelledby="{}">
                <h2 id="{}"><bdi>{}</bdi> <span class="badge {}">{}</span></h2>
                <p class="lede">{}, {}. The latest: {}.</p>
                <div class="charts">
                <figure>{}<figcaption><i class="ok"></i>rows in place or left out <i class="failed"></i>failed or to review <i class="gap"></i>no run</figcaption></figure>
                <figure>{}<figcaption><i class="ok"></i>how long it took <i class="gap"></i>no run</figcaption></figure>
                </div>
                <details><summary>Night by night</summary>
                <table class="nights">
                <thead><tr><th scope="col">Night</th><th scope="col">Batch</th>{}</tr></thead>
                <tbody>
                {}</tbody>
                </table>
                </details>
                </section>
                """,
                id(job),
                id(job),
                job.name(),
                tone(job.latest().batch().state()),
                Words.state(job.latest().batch().state()),
                Words.counted(job.runs(), "batch", "batches"),
                gaps == 0 ? "a run every night" : Words.counted(gaps, "night", "nights") + " without a run",
                linked.apply(job.latest().batch()),
                NightChart.rows(job),
                NightChart.durations(job),
                headers("Rows", "Added", "There", "Review", "Not found", "Rejected", "Dead", "Took", "Rows/s"),
                nights(job));
    }

    /** Latest first; nights without a run that follow each other are one line. */
    private Html nights(JobHistory job) {
        List<Html> rows = new ArrayList<>();
        LocalDate gapEnds = null;
        for (int n = job.nights().size() - 1; n >= 0; n--) {
            JobHistory.Night night = job.nights().get(n);
            if (night.batches().isEmpty()) {
                gapEnds = gapEnds == null ? night.date() : gapEnds;
                if (n == 0 || !job.nights().get(n - 1).batches().isEmpty()) {
                    rows.add(gap(night.date(), gapEnds));
                    gapEnds = null;
                }
            }
            for (int b = night.batches().size() - 1; b >= 0; b--) {
                rows.add(row(night.date(), night.batches().get(b)));
            }
        }
        return Html.join(rows);
    }

    private static Html gap(LocalDate from, LocalDate to) {
        String nights = from.equals(to) ? NIGHT.format(from) : NIGHT.format(from) + " – " + NIGHT.format(to);
        return Html.of("<tr class=\"gap\"><th scope=\"row\">{}</th><td colspan=\"10\">no run</td></tr>\n", nights);
    }

    private Html row(LocalDate night, Past past) {
        BatchSummary batch = past.batch();
        Durations took = Durations.of(List.of(batch));
        return Html.of(
                "<tr><th scope=\"row\">{} <span class=\"where\">{}</span></th><td><span class=\"badge {}\">{}</span> {}{}</td>{}{}</tr>\n",
                NIGHT.format(night),
                DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
                        .format(batch.createdAt().atZone(period.zone())),
                tone(batch.state()),
                Words.state(batch.state()),
                linked.apply(batch),
                batch.failure() == null ? Html.NONE : Html.of("<p class=\"reason\">{}</p>", batch.failure()),
                counts(batch.counts()),
                cells(Figures.duration(took.median(), took.ended()), Figures.rate(took.rowsPerSecond())));
    }

    private static Html counts(Counts counts) {
        List<Html> cells = new ArrayList<>();
        for (long count : new long[] {
            counts.rows(),
            counts.added(),
            counts.present(),
            counts.ambiguous(),
            counts.notFound(),
            counts.rejected(),
            counts.dead()
        }) {
            cells.add(Html.of("<td class=\"num{}\">{}</td>", count == 0 ? " zero" : "", Words.number(count)));
        }
        return Html.join(cells);
    }

    private static Html headers(String... names) {
        List<Html> headers = new ArrayList<>();
        for (String name : names) {
            headers.add(Html.of("<th scope=\"col\" class=\"num\">{}</th>", name));
        }
        return Html.join(headers);
    }

    private static Html cells(String... values) {
        List<Html> cells = new ArrayList<>();
        for (String value : values) {
            cells.add(Html.of("<td class=\"num\">{}</td>", value));
        }
        return Html.join(cells);
    }

    private static String id(JobHistory job) {
        return "job-" + Integer.toHexString(job.name().hashCode());
    }

    static String tone(BatchState state) {
        return switch (state) {
            case APPLIED, REHEARSED -> "good";
            case PARTIAL, STAGING, SEALED, RUNNING, WAITING, COMPENSATING -> "mixed";
            case FAILED, COMPENSATION_INCOMPLETE -> "bad";
            case CANCELLED, COMPENSATED -> "quiet";
        };
    }
}
