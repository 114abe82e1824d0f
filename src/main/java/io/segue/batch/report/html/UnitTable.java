package io.segue.batch.report.html;

import io.segue.batch.BatchState;
import io.segue.batch.UnitState;
import io.segue.batch.UnitSummary;
import java.util.List;

/** The units with their counts, one row each. Fates that no row of the batch met have no column. */
final class UnitTable {

    static final int UNITS = 500;

    private UnitTable() {}

    static Html of(PageContent page) {
        if (page.units().isEmpty()) {
            return Html.NONE;
        }
        List<Fate> fates = page.all().fates();
        List<UnitSummary> shown = page.units().stream().limit(UNITS).toList();
        long units = page.units().size();
        return Html.of(
                """
                <section aria-labelledby="units">
                <h2 id="units">Units <span class="n">{}</span></h2>
                <table class="units stack" role="table">
                <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Unit</th>\
                <th role="columnheader" scope="col">State</th><th role="columnheader" scope="col" class="num">Rows</th>{}</tr></thead>
                <tbody role="rowgroup">
                {}</tbody>
                </table>
                {}</section>
                """,
                Words.number(units),
                Html.join(fates.stream().map(UnitTable::header).toList()),
                Html.join(shown.stream().map(unit -> row(unit, page, fates)).toList()),
                shown.size() == units
                        ? Html.NONE
                        : Html.of(
                                "<p class=\"more\">The first {} of {} units. All of them are in <a href=\"summary.json\">summary.json</a>.</p>\n",
                                Words.number(shown.size()),
                                Words.number(units)));
    }

    private static Html header(Fate fate) {
        return Html.of(
                "<th role=\"columnheader\" scope=\"col\" class=\"num\"><span class=\"dot {}\"></span>{}</th>",
                fate.key(),
                Words.capitalised(fate.label()));
    }

    private static Html row(UnitSummary unit, PageContent page, List<Fate> fates) {
        Tally tally = page.rows().unit(unit.title());
        String failure = unit.failure();
        return Html.of(
                """
                <tr role="row"><th role="rowheader" scope="row"><bdi>{}</bdi>{}{}</th>\
                <td role="cell" data-label="State">{}</td>\
                <td role="cell" class="num" data-label="Rows">{}</td>{}</tr>
                """,
                unit.title(),
                Bar.of(tally),
                failure == null ? Html.NONE : Html.of("<p class=\"reason\">{}</p>", failure),
                badge(unit.state(), page.batch().dryRun()),
                Words.number(tally.rows()),
                Html.join(fates.stream().map(fate -> cell(fate, tally.of(fate))).toList()));
    }

    private static Html cell(Fate fate, long count) {
        return Html.of(
                "<td role=\"cell\" class=\"num{}\" data-label=\"{}\">{}</td>",
                count == 0 ? " zero" : "",
                Words.capitalised(fate.label()),
                Words.number(count));
    }

    private static Html badge(UnitState state, boolean dryRun) {
        String tone = switch (state) {
            case APPLIED -> "good";
            case PARTIAL, PENDING, RUNNING, WAITING -> "mixed";
            case FAILED, COMPENSATION_INCOMPLETE -> "bad";
            case COMPENSATED -> "quiet";
        };
        boolean rehearsed = dryRun && state == UnitState.APPLIED; // a dry run applies nothing
        return Html.of(
                "<span class=\"badge {}\">{}</span>", tone, Words.state(rehearsed ? BatchState.REHEARSED : state));
    }
}
