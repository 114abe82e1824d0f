package io.segue.batch.report.html;

import io.segue.batch.Candidate;
import io.segue.batch.ledger.ReportStore.ResultRow;
import io.segue.batch.report.html.RowDigest.Entry;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows that want a person's attention, a section for each kind of them. A kind that did not occur has no section. */
final class RowSections {

    private static final int ALTERNATIVES = 5;

    private final PageContent page;

    private RowSections(PageContent page) {
        this.page = page;
    }

    static Html of(PageContent page) {
        RowSections sections = new RowSections(page);
        return Html.join(List.of(
                sections.section(
                        Fate.AMBIGUOUS,
                        "Needs your decision",
                        "Several candidates are too close to call, or the best one leaves a doubt. Nothing was chosen for you.",
                        "Candidates, most likely first",
                        RowSections::alternatives,
                        "review.csv"),
                sections.section(
                        Fate.NOT_FOUND,
                        "Not found",
                        "Nothing in the target is certain to be the same.",
                        "Reason",
                        entry -> reason(entry.row()),
                        "unmatched.csv"),
                sections.section(
                        Fate.DEAD,
                        "Failed",
                        "Tried as often as the rules allow, without an answer that could be used.",
                        "Reason",
                        entry -> failure(entry.row()),
                        "unmatched.csv"),
                sections.section(
                        Fate.REJECTED,
                        "Rejected rows",
                        "These lines could not be read. Correct them and run the job again.",
                        "What is wrong",
                        entry -> reason(entry.row()),
                        "unmatched.csv"),
                sections.secondLooks()));
    }

    private Html section(
            Fate fate, String title, String lede, String column, Function<Entry, Html> detail, String file) {
        List<Entry> entries = page.rows().entries(fate);
        List<Html> rows = entries.stream()
                .map(entry -> row(entry.row(), column, detail.apply(entry)))
                .toList();
        return table(fate.key(), title, lede, column, rows, page.all().of(fate), file);
    }

    private Html secondLooks() {
        List<Html> rows = page.rows().leastConfident().stream()
                .map(row -> row(
                        row,
                        "Taken for",
                        Html.of(
                                "<span class=\"score\">{}</span> <bdi>{}</bdi>{}",
                                score(row.score()),
                                row.targetLabel() == null ? row.targetUri() : row.targetLabel(),
                                reason(row))))
                .toList();
        String lede = "Accepted, but with less to go by than the others.";
        return table(
                "second-look",
                "Worth a second look",
                lede,
                "Taken for",
                rows,
                page.rows().notConfident(),
                "results.csv");
    }

    private Html table(String id, String title, String lede, String column, List<Html> rows, long all, String file) {
        if (rows.isEmpty()) {
            return Html.NONE;
        }
        return Html.of(
                """
                <section aria-labelledby="{}">
                <h2 id="{}"><span class="dot {}"></span>{} <span class="n">{}</span></h2>
                <p class="lede">{}</p>
                <table class="rows stack" role="table">
                <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Row</th>\
                <th role="columnheader" scope="col">{}</th></tr></thead>
                <tbody role="rowgroup">
                {}</tbody>
                </table>
                {}</section>
                """,
                id,
                id,
                id,
                title,
                Words.number(all),
                lede,
                column,
                Html.join(rows),
                rows.size() == all ? Html.NONE : more(rows.size(), all, file));
    }

    private Html more(long shown, long all, String file) {
        Html where = page.csv()
                ? Html.of("All of them are in <a href=\"{}\">{}</a>.", file, file)
                : Html.of("Add <code>csv</code> to the job’s output formats to have them all.");
        return Html.of("<p class=\"more\">{} of {} are shown. {}</p>\n", Words.number(shown), Words.number(all), where);
    }

    private static Html row(ResultRow row, String column, Html detail) {
        return Html.of(
                """
                <tr role="row"><th role="rowheader" scope="row"><bdi>{}</bdi><span class="where">{}{}:{}</span></th>\
                <td role="cell" data-label="{}">{}</td></tr>
                """,
                row.label(),
                row.unit() == null ? Html.NONE : Html.of("<bdi>{}</bdi> · ", row.unit()),
                row.file().getFileName(),
                row.line(),
                column,
                detail);
    }

    private static Html alternatives(Entry entry) {
        List<Html> listed = entry.alternatives().stream()
                .limit(ALTERNATIVES)
                .map(RowSections::alternative)
                .toList();
        int hidden = entry.alternatives().size() - listed.size();
        return Html.of(
                "<ol class=\"alternatives\">{}</ol>{}{}",
                Html.join(listed),
                hidden > 0 ? Html.of("<p class=\"reason\">and {} more</p>", Words.number(hidden)) : Html.NONE,
                listed.isEmpty() ? reason(entry.row()) : Html.NONE);
    }

    private static Html alternative(Candidate candidate) {
        String why = candidate.reason();
        return Html.of(
                "<li><span class=\"score\">{}</span> <bdi>{}</bdi>{}<span class=\"uri\">{}</span></li>",
                score(candidate.score()),
                candidate.label(),
                why == null ? Html.NONE : Html.of("<p class=\"reason\">{}</p>", why),
                candidate.uri());
    }

    private static Html reason(ResultRow row) {
        return row.reason() == null ? Html.NONE : Html.of("<p class=\"reason\">{}</p>", row.reason());
    }

    private static Html failure(ResultRow row) {
        Html kind = row.errorClass() == null ? Html.NONE : Html.of("<code>{}</code>", row.errorClass());
        return Html.of("{}{}{}", reason(row), kind, row.attempts() > 1 ? " after " + row.attempts() + " attempts" : "");
    }

    private static @Nullable String score(@Nullable Double score) {
        return score == null ? "–" : Words.score(score);
    }
}
