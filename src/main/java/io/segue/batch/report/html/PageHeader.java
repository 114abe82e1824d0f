package io.segue.batch.report.html;

import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened to which batch, and when: all that most readers want to know. */
final class PageHeader {

    private PageHeader() {}

    static Html of(PageContent page) {
        BatchSummary batch = page.batch();
        String description = page.definition().description();
        return Html.of(
                """
                <header>
                <p class="brand">Segue <span>batch report</span></p>
                <h1><bdi>{}</bdi> {}</h1>
                {}<p class="headline">{}</p>
                {}{}{}{}<dl class="facts">{}</dl>
                </header>
                """,
                batch.job(),
                badge(batch.state()),
                description.isBlank() ? Html.NONE : Html.of("<p class=\"description\">{}</p>\n", description),
                Headline.of(batch, page.all()),
                steps(page),
                batch.dryRun()
                        ? note("mixed", "Dry run", "Searched and matched only; the target is as it was.")
                        : Html.NONE,
                batch.failure() == null ? Html.NONE : note(tone(batch.state()), "Reason", batch.failure()),
                Html.join(page.unwritten().stream()
                        .map(unit -> note("bad", "Files not written", unit))
                        .toList()),
                facts(batch));
    }

    private static Html steps(PageContent page) {
        if (page.steps().isEmpty()) {
            return Html.NONE;
        }
        List<Html> steps =
                page.steps().stream().map(step -> Html.of("<li>{}</li>", step)).toList();
        return Html.of("<ol class=\"steps\">{}</ol>\n", Html.join(steps));
    }

    private static Html note(String tone, String title, String text) {
        return Html.of("<p class=\"note {}\"><strong>{}</strong> {}</p>\n", tone, title, text);
    }

    private static Html facts(BatchSummary batch) {
        Instant from = batch.startedAt() == null ? batch.createdAt() : batch.startedAt();
        Instant to = batch.finishedAt();
        List<Html> facts = new ArrayList<>();
        facts.add(fact("Batch", Html.of("<code>{}</code>", batch.batchId())));
        facts.add(fact("Type", Html.of("{}", batch.type())));
        facts.add(fact("Started", time(from)));
        if (to != null) {
            facts.add(fact("Finished", time(to)));
            facts.add(fact("Took", Html.of("{}", Words.duration(Duration.between(from, to)))));
        }
        return Html.join(facts);
    }

    private static Html fact(String name, Html value) {
        return Html.of("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
    }

    private static Html time(Instant instant) {
        return Html.of("<time datetime=\"{}\">{}</time>", instant, Words.time(instant));
    }

    private static Html badge(BatchState state) {
        return Html.of("<span class=\"badge {}\">{}</span>", tone(state), Words.state(state));
    }

    private static String tone(BatchState state) {
        return switch (state) {
            case APPLIED, REHEARSED -> "good";
            case PARTIAL, STAGING, SEALED, RUNNING, WAITING, COMPENSATING -> "mixed";
            case FAILED, COMPENSATION_INCOMPLETE -> "bad";
            case CANCELLED, COMPENSATED -> "quiet";
        };
    }
}
