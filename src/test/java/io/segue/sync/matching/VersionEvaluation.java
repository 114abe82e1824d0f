package io.segue.sync.matching;

import io.segue.sync.matching.MatchDecision.Accepted;
import io.segue.sync.matching.MatchDecision.Ambiguous;
import io.segue.sync.matching.MatchDecision.NotFound;
import io.segue.sync.matching.VersionSet.Query;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the matcher makes of {@link VersionSet}: how often it silently takes a wrong version, how often it finds what is there, class by
 * class, and every error. Run {@code main}; it needs no data but what the tests carry.
 */
public final class VersionEvaluation {

    /** How one query ended. */
    enum Ending {
        /** The right recording was accepted. */
        RIGHT,
        /** Another recording was accepted silently. */
        WRONG,
        /** The right recording was there, and a person is asked. */
        ASKED,
        /** The right recording was there, and nothing was found. */
        MISSED,
        /** Nothing could rightly be accepted, and nothing was: said not to be there. */
        REFUSED,
        /** Nothing could rightly be accepted, and nothing was: a person is asked. */
        LEFT_OPEN
    }

    private final Map<String, Map<Ending, Integer>> byKind = new TreeMap<>();
    private final Map<Ending, Integer> all = new EnumMap<>(Ending.class);
    private final List<String> errors = new ArrayList<>();

    /** Queries whose right recording was there and another was taken. */
    private int confused;

    private VersionEvaluation() {}

    public static void main(String[] arguments) {
        VersionEvaluation evaluation = of(new TrackMatcher());
        evaluation.errors.forEach(System.out::println);
        System.out.println(evaluation.table());
    }

    static VersionEvaluation of(TrackMatcher matcher) {
        VersionEvaluation evaluation = new VersionEvaluation();
        VersionSet.queries().forEach(query -> evaluation.judge(query, matcher));
        return evaluation;
    }

    int count(Ending ending) {
        return all.getOrDefault(ending, 0);
    }

    /** Share of all queries for which a wrong recording was accepted silently. */
    double wrongVersionRate() {
        return count(Ending.WRONG)
                / (double) all.values().stream().mapToInt(n -> n).sum();
    }

    /** Share of the queries whose right recording was there for which it was accepted. */
    double recall() {
        return count(Ending.RIGHT)
                / (double) (count(Ending.RIGHT) + count(Ending.ASKED) + count(Ending.MISSED) + confused);
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    private void judge(Query query, TrackMatcher matcher) {
        MatchDecision decision = matcher.decide(query.wanted(), query.candidates());
        Ending ending = ending(query, decision);
        all.merge(ending, 1, Integer::sum);
        byKind.computeIfAbsent(query.kind(), kind -> new EnumMap<>(Ending.class))
                .merge(ending, 1, Integer::sum);
        confused += ending == Ending.WRONG && !query.right().isEmpty() ? 1 : 0;
        if (ending == Ending.WRONG || ending == Ending.ASKED || ending == Ending.MISSED) {
            errors.add(String.format(
                    "%-6s %s, line %d: %s%n       %s",
                    ending, query.kind(), query.line(), words(query), words(decision)));
        }
    }

    private static Ending ending(Query query, MatchDecision decision) {
        if (decision instanceof Accepted accepted) {
            return query.right().contains(accepted.candidate().uri()) ? Ending.RIGHT : Ending.WRONG;
        }
        boolean asked = decision instanceof Ambiguous;
        if (query.right().isEmpty()) {
            return asked ? Ending.LEFT_OPEN : Ending.REFUSED;
        }
        return asked ? Ending.ASKED : Ending.MISSED;
    }

    private static String words(Query query) {
        String right = query.candidates().stream()
                .filter(candidate -> query.right().contains(candidate.uri()))
                .map(candidate -> candidate.track().label())
                .collect(Collectors.joining(" | "));
        String answer = !right.isEmpty() ? right : query.decidable() ? "none of these" : "nobody could say";
        return query.wanted().label() + "  ->  " + answer;
    }

    private static String words(MatchDecision decision) {
        if (decision instanceof Accepted accepted) {
            return "accepted " + accepted.candidate().track().label() + ": " + accepted.explanation();
        }
        if (decision instanceof Ambiguous ambiguous) {
            return "asks: "
                    + ambiguous.alternatives().stream()
                            .map(a -> a.candidate().track().label() + ": " + a.explanation())
                            .collect(Collectors.joining(" | "));
        }
        return ((NotFound) decision).reason();
    }

    String table() {
        StringBuilder table = new StringBuilder(String.format("%-16s %7s", "class", "queries"));
        for (Ending ending : Ending.values()) {
            table.append(String.format(" %9s", ending.name().toLowerCase(Locale.ROOT)));
        }
        byKind.forEach((kind, counts) -> row(table, kind, counts));
        row(table, "all", all);
        int accepted = count(Ending.RIGHT) + count(Ending.WRONG);
        double precision = count(Ending.RIGHT) / (double) Math.max(1, accepted);
        int total = all.values().stream().mapToInt(n -> n).sum();
        return table.append(String.format(
                        Locale.ROOT,
                        "%n%nwrong-version rate %.2f %%, precision %.4f, recall %.2f %%, F1 %.4f, coverage %.2f %%",
                        100 * wrongVersionRate(),
                        precision,
                        100 * recall(),
                        2 * precision * recall() / (precision + recall()),
                        100.0 * accepted / total))
                .toString();
    }

    private static void row(StringBuilder table, String name, Map<Ending, Integer> counts) {
        table.append(String.format(
                "%n%-16s %7d", name, counts.values().stream().mapToInt(n -> n).sum()));
        for (Ending ending : Ending.values()) {
            table.append(String.format(" %9d", counts.getOrDefault(ending, 0)));
        }
    }
}
