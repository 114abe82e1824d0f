package io.segue.sync.matching.evaluation;

import io.segue.sync.matching.MatchPolicy;
import io.segue.sync.matching.TrackMatcher;
import io.segue.sync.matching.VersionEvaluation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Measures the matcher on labelled data: {@code versions}, which is the version set, or {@code itunes-amazon}, {@code musicbrainz} or {@code spotify-songs}, followed by the folder
 * that holds it. {@code --all} lists every error, {@code --curve} adds precision and recall by threshold, {@code --seed=N}
 * damages the Spotify tracks in another way.
 *
 * <p>Run: {@code mvn -q -Pevaluate test-compile -Ddata="itunes-amazon FOLDER"}.
 */
public final class MatchingEvaluation {

    private static final double[] THRESHOLDS = {0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95};
    /** The damage rules were written against; {@code --seed=N} makes other damage. */
    private static final long SEED = 20_261;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Path data;
    private final int errors;
    private final boolean curve;
    private final long seed;

    private MatchingEvaluation(Path data, Set<String> options) {
        this.data = data;
        this.errors = options.contains("--all") ? Integer.MAX_VALUE : 20;
        this.curve = options.contains("--curve");
        this.seed = options.stream()
                .filter(option -> option.startsWith("--seed="))
                .mapToLong(option -> Long.parseLong(option.substring(7)))
                .findFirst()
                .orElse(SEED);
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("versions")) {
            VersionEvaluation.main(new String[0]);
            return;
        }
        if (arguments.length < 2) {
            System.err.println("Expected: versions, or itunes-amazon|musicbrainz|spotify-songs FOLDER"
                    + " [--all] [--curve] [--seed=N]");
            return;
        }
        Path data = Path.of(arguments[1]);
        if (!Files.isDirectory(data)) {
            System.err.println("Nothing measured: " + data + " is not there.");
            return;
        }
        Set<String> options = Set.copyOf(Arrays.asList(arguments).subList(2, arguments.length));
        new MatchingEvaluation(data, options).run(arguments[0]);
    }

    private void run(String what) throws IOException {
        switch (what) {
            case "itunes-amazon" -> {
                for (String kind : List.of("structured", "dirty")) {
                    evaluate(kind, ItunesAmazon.read(data, kind));
                }
            }
            case "musicbrainz" -> {
                for (String split : List.of("train", "valid")) {
                    MusicBrainz rows = MusicBrainz.read(data.resolve("er-" + split + ".csv"));
                    for (double t : curve ? THRESHOLDS : new double[] {0.62}) {
                        rows.evaluate(
                                out, split + " at " + t, MatchPolicy.lenient().withAcceptScore(t), curve ? 0 : errors);
                    }
                }
            }
            case "spotify-songs" -> {
                List<Query> queries = new ArrayList<>();
                SpotifyCatalog.read(data.resolve("spotify_songs.csv")).queries(seed, queries::add);
                evaluate("spotify-songs", queries);
            }
            default -> System.err.println("There is no evaluation '" + what + "'.");
        }
    }

    private void evaluate(String name, List<Query> queries) {
        scores(queries, MatchPolicy.careful()).print(out, name, errors);
        for (double threshold : curve ? THRESHOLDS : new double[0]) {
            Scores scores = scores(queries, MatchPolicy.careful().withAcceptScore(threshold));
            Scores weighed = scores(queries, MatchPolicy.lenient().withAcceptScore(threshold));
            out.printf(Locale.ROOT, "%s at %.2f, careful: %s%n", name, threshold, scores.summary());
            out.printf(Locale.ROOT, "%s at %.2f, lenient: %s%n", name, threshold, weighed.summary());
        }
    }

    private static Scores scores(List<Query> queries, MatchPolicy policy) {
        TrackMatcher matcher = new TrackMatcher(policy);
        Scores scores = new Scores();
        for (Query query : queries) {
            scores.add(query, matcher.decide(query.wanted(), query.candidates()));
        }
        return scores;
    }
}
