package io.segue.sync.matching;

import io.segue.library.Track;
import io.segue.sync.matching.MatchDecision.Accepted;
import io.segue.sync.matching.MatchDecision.Ambiguous;
import io.segue.sync.matching.MatchDecision.RankedCandidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at the rows of a list together: where two rows that are not the same track were given one target, at most one of them can be
 * right, so the less certain one goes to a person. A track that the list itself names twice is kept twice.
 */
public final class CrossRowGuard {

    private CrossRowGuard() {}

    /** A wanted row and what was decided for it. */
    public record Row(Track wanted, MatchDecision decision) {}

    /** The decisions, in order, with those taken back that another row contradicts. */
    public static List<MatchDecision> review(List<Row> rows) {
        List<MatchDecision> decisions =
                new ArrayList<>(rows.stream().map(Row::decision).toList());
        Map<String, Integer> best = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!(decisions.get(i) instanceof Accepted accepted)) {
                continue;
            }
            Integer earlier = best.putIfAbsent(accepted.candidate().uri(), i);
            if (earlier == null
                    || isSameTrack(rows.get(earlier).wanted(), rows.get(i).wanted())) {
                continue;
            }
            Accepted other = (Accepted) rows.get(earlier).decision();
            boolean equal = Math.abs(other.score() - accepted.score()) < 1e-9;
            if (equal || accepted.score() < other.score()) {
                decisions.set(i, doubted(accepted, rows.get(earlier).wanted()));
            }
            if (equal || accepted.score() > other.score()) {
                decisions.set(earlier, doubted(other, rows.get(i).wanted()));
                best.put(accepted.candidate().uri(), i);
            }
        }
        return decisions;
    }

    private static Ambiguous doubted(Accepted accepted, Track other) {
        return new Ambiguous(List.of(new RankedCandidate(
                accepted.candidate(),
                accepted.score(),
                accepted.explanation() + ", but another row has it too: " + other.label())));
    }

    private static boolean isSameTrack(Track a, Track b) {
        Fingerprint one = Fingerprint.of(a);
        Fingerprint two = Fingerprint.of(b);
        return one.title().fullKey().equals(two.title().fullKey())
                && one.title().versions().equals(two.title().versions())
                && (one.artists().isEmpty()
                        || two.artists().isEmpty()
                        || one.artists().sharesMain(two.artists()));
    }
}
