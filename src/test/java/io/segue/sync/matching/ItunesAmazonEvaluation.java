package io.segue.sync.matching;

import io.segue.sync.matching.ItunesAmazonRows.Pair;
import io.segue.sync.matching.MatchDecision.Accepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Precision and recall on the labelled iTunes-Amazon pairs. Each pair is a wanted track with one candidate; only a silent acceptance
 * counts as a match. Nothing is trained, but the rules, one threshold and the repair of dirty rows were written while looking at the
 * misses on train and valid: figures on these splits are not held out, and not comparable with those published for the test split.
 * "Dirty, repaired" measures matcher and {@link ItunesAmazonRows} together; the product has no such repair. Argument: the folder that
 * holds {@code structured/} and {@code dirty/}.
 */
public final class ItunesAmazonEvaluation {

    private ItunesAmazonEvaluation() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0 || !Files.isDirectory(Path.of(arguments[0], "structured"))) {
            System.out.println("Data absent: pass the folder that holds structured/ and dirty/ of iTunes-Amazon.");
            return;
        }
        for (String kind : List.of("structured", "dirty")) {
            List<Path> files = Stream.of("train.txt", "valid.txt", "test.txt")
                    .map(split -> Path.of(arguments[0], kind, split))
                    .filter(Files::exists)
                    .toList();
            evaluate(kind + ", as given", ItunesAmazonRows.read(files, false), true);
            if (kind.equals("dirty")) {
                evaluate(kind + ", repaired", ItunesAmazonRows.read(files, true), true);
            }
        }
    }

    private static void evaluate(String kind, List<Pair> pairs, boolean showMisses) {
        TrackMatcher matcher = new TrackMatcher();
        int hits = 0;
        int wrong = 0;
        int missed = 0;
        for (Pair pair : pairs) {
            MatchDecision decision =
                    matcher.decide(pair.wanted(), List.of(new MatchCandidate("amazon:1", pair.candidate())));
            boolean accepted = decision instanceof Accepted;
            hits += accepted && pair.same() ? 1 : 0;
            wrong += accepted && !pair.same() ? 1 : 0;
            missed += !accepted && pair.same() ? 1 : 0;
            if (accepted != pair.same() && (accepted || showMisses)) {
                System.out.println((accepted ? "WRONG  " : "MISSED ")
                        + pair.wanted().label() + "  |  " + pair.candidate().label() + "\n       " + explain(decision));
            }
        }
        double precision = hits / (double) Math.max(1, hits + wrong);
        double recall = hits / (double) Math.max(1, hits + missed);
        System.out.printf(
                Locale.ROOT,
                "%s: %d pairs, precision %.3f, recall %.3f, F1 %.3f%n",
                kind,
                pairs.size(),
                precision,
                recall,
                2 * precision * recall / Math.max(1e-9, precision + recall));
    }

    private static String explain(MatchDecision decision) {
        if (decision instanceof Accepted accepted) {
            return accepted.explanation();
        }
        return decision instanceof MatchDecision.Ambiguous ambiguous
                ? "ambiguous: " + ambiguous.alternatives().get(0).explanation()
                : ((MatchDecision.NotFound) decision).reason();
    }
}
