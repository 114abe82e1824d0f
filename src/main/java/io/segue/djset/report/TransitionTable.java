package io.segue.djset.report;

import static io.segue.djset.report.Markup.escaped;
import static io.segue.djset.report.Markup.format;

import io.segue.djset.SetDocument;
import io.segue.djset.SetDocument.Entry;
import io.segue.djset.SetDocument.Reason;
import io.segue.djset.SetDocument.Transition;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every track in order, and how to mix from it into the next. */
final class TransitionTable {

    private static final int GOOD = 80;
    private static final int FAIR = 60;

    private TransitionTable() {}

    static String of(SetDocument set) {
        return """
                <div class="scroll"><table><thead><tr><th class="n">#</th><th>Track</th><th class="n">BPM</th><th>Key</th>\
                <th class="n">Energy</th><th class="n">Length</th><th class="n">Into the next</th><th>How</th></tr></thead><tbody>
                %s
                </tbody></table></div>
                """.formatted(set.sequence().stream()
                .map(entry -> row(entry, SetTexts.after(set, entry)))
                .collect(Collectors.joining("\n")));
    }

    private static String row(Entry entry, @Nullable Transition next) {
        return "<tr><td class=\"n\">" + entry.position() + "</td><td>" + escaped(entry.track()) + "<br><small>"
                + escaped(entry.artist()) + "</small></td><td class=\"n\">" + number("%.1f", entry.bpm())
                + "</td><td>" + key(entry) + "</td><td class=\"n\">" + number("%.2f", entry.energy())
                + "</td><td class=\"n\">" + length(entry.durationMs()) + "</td><td class=\"n score "
                + (next == null ? "" : tone(next.score())) + "\">" + (next == null ? "" : next.score())
                + "</td><td class=\"advice\">" + (next == null ? "" : how(next)) + "</td></tr>";
    }

    private static String key(Entry entry) {
        return entry.camelot() == null
                ? "?"
                : entry.camelot() + "<br><small>" + escaped(entry.key() + " " + entry.mode()) + "</small>";
    }

    private static String length(@Nullable Long millis) {
        return millis == null ? "?" : format("%d:%02d", millis / 60_000, millis / 1_000 % 60);
    }

    private static String tone(int score) {
        return score >= GOOD ? "good" : score >= FAIR ? "fair" : "weak";
    }

    private static String how(Transition next) {
        String alternative = next.alternative();
        return escaped(next.advice())
                + (alternative == null ? "" : "<br><small>" + escaped(alternative) + "</small>")
                + next.reasons().stream()
                        .map(TransitionTable::reason)
                        .collect(Collectors.joining("", "<details><summary>Why</summary><ul>", "</ul></details>"));
    }

    private static String reason(Reason reason) {
        return format(
                "<li>%s %d (counts %.0f %%): %s</li>",
                escaped(reason.rule()), reason.score(), 100 * reason.weight(), escaped(reason.sentence()));
    }

    private static String number(String pattern, @Nullable Double value) {
        return value == null ? "?" : format(pattern, value);
    }
}
