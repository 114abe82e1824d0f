package io.segue.djset.report;

import static io.segue.djset.report.Markup.format;

import io.segue.djset.SetDocument.Metrics;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the set costs beside other orders of the same tracks, as bars: the shorter, the better. */
final class ComparisonBars {

    private ComparisonBars() {}

    static String of(Metrics metrics) {
        Map<String, Double> costs = new LinkedHashMap<>();
        costs.put("No order is below", metrics.lowerBound());
        costs.put("This set", metrics.cost());
        costs.put("Always the nearest", metrics.greedyCost());
        costs.put("As given", metrics.asGivenCost());
        costs.put("By tempo", metrics.bpmSortCost());
        costs.put("By key", metrics.keySortCost());
        costs.put("Random, mean of 100", metrics.randomCost());
        double most =
                costs.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        StringBuilder rows = new StringBuilder();
        costs.forEach((name, cost) -> rows.append(format(
                "<tr><td>%s</td><td class=\"bar\"><div class=\"%s\" style=\"width:%.1f%%\"></div></td><td class=\"n\">%.2f</td></tr>%n",
                name, name.equals("This set") ? "own" : "", most == 0 ? 0 : 100 * cost / most, cost)));
        return "<h2>Beside other orders of the same tracks</h2><table class=\"bars\"><tbody>" + rows
                + "</tbody></table><p class=\"soft\">Costs over the whole set, transitions and energy arc: less is better.</p>\n"
                + (metrics.greedyChoiceCost() == null
                        ? ""
                        : format(
                                "<p class=\"soft\">Taking the nearest track of the whole pool each time would have cost %.2f.</p>%n",
                                metrics.greedyChoiceCost()));
    }
}
