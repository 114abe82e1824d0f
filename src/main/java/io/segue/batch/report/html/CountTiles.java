package io.segue.batch.report.html;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The batch's counts as a bar, and as tiles that are its legend and lead to the rows behind them. */
final class CountTiles {

    private static final Set<Fate> WITH_SECTION = EnumSet.of(Fate.AMBIGUOUS, Fate.NOT_FOUND, Fate.DEAD, Fate.REJECTED);

    private CountTiles() {}

    static Html of(Tally tally) {
        if (tally.rows() == 0) {
            return Html.NONE;
        }
        List<Html> tiles = new ArrayList<>();
        tiles.add(tile("rows", tally.rows(), tally.rows() == 1 ? "row" : "rows", null));
        for (Fate fate : tally.fates()) {
            String target = WITH_SECTION.contains(fate) ? "#" + fate.key() : null;
            tiles.add(tile(fate.key(), tally.of(fate), fate.label(), target));
        }
        return Html.of("""
                <section class="counts" aria-label="Counts">
                {}
                <ul class="tiles">
                {}</ul>
                </section>
                """, Bar.of(tally), Html.join(tiles));
    }

    private static Html tile(String key, long count, String label, @Nullable String target) {
        Html content = Html.of(
                "<span class=\"count\">{}</span> <span class=\"label\"><span class=\"dot {}\"></span>{}</span>",
                Words.number(count),
                key,
                label);
        return target == null
                ? Html.of("<li class=\"tile\"><div>{}</div></li>\n", content)
                : Html.of("<li class=\"tile\"><a href=\"{}\">{}</a></li>\n", target, content);
    }
}
