package io.segue.sync.matching.evaluation;

import io.segue.sync.matching.MatchDecision;
import io.segue.sync.matching.MatchDecision.Accepted;
import io.segue.sync.matching.MatchDecision.Ambiguous;
import io.segue.sync.matching.MatchDecision.NotFound;
import io.segue.sync.matching.MatchDecision.RankedCandidate;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What decisions were worth, in all and class by class. */
final class Scores {

    /** How a decision stands to what is right. */
    enum Outcome {
        RIGHT,
        /** Accepted something else: the one thing that must not happen. */
        WRONG,
        AMBIGUOUS,
        NOT_FOUND
    }

    private final Map<String, long[]> classes = new TreeMap<>();
    private final long[] all = new long[Outcome.values().length];
    private final List<String> wrong = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private long decidable;
    private long decidableFound;

    void add(Query query, MatchDecision decision) {
        Outcome outcome = outcome(query, decision);
        all[outcome.ordinal()]++;
        for (String name : query.classes()) {
            classes.computeIfAbsent(name, unused -> new long[Outcome.values().length])[outcome.ordinal()]++;
        }
        boolean wanted = query.decidable() && !query.right().isEmpty();
        decidable += wanted ? 1 : 0;
        decidableFound += wanted && outcome == Outcome.RIGHT ? 1 : 0;
        if (outcome == Outcome.WRONG) {
            wrong.add("WRONG  " + line(query, decision));
        } else if (wanted && outcome != Outcome.RIGHT) {
            missed.add("MISSED " + line(query, decision));
        }
    }

    private static Outcome outcome(Query query, MatchDecision decision) {
        if (decision instanceof Accepted accepted) {
            return query.right().contains(accepted.candidate().uri()) ? Outcome.RIGHT : Outcome.WRONG;
        }
        return decision instanceof Ambiguous ? Outcome.AMBIGUOUS : Outcome.NOT_FOUND;
    }

    double precision() {
        long accepted = count(Outcome.RIGHT) + count(Outcome.WRONG);
        return accepted == 0 ? 1 : count(Outcome.RIGHT) / (double) accepted;
    }

    /** Of what can be decided and is there. */
    double recall() {
        return decidable == 0 ? 1 : decidableFound / (double) decidable;
    }

    double f1() {
        return 2 * precision() * recall() / Math.max(1e-9, precision() + recall());
    }

    private long count(Outcome outcome) {
        return all[outcome.ordinal()];
    }

    /** One line: how it went in all. */
    String summary() {
        long queries =
                count(Outcome.RIGHT) + count(Outcome.WRONG) + count(Outcome.AMBIGUOUS) + count(Outcome.NOT_FOUND);
        return String.format(
                Locale.ROOT,
                "%d queries, %d decidable: precision %.4f, recall %.4f, F1 %.4f, wrong-version rate %.4f %%, coverage %.4f",
                queries,
                decidable,
                precision(),
                recall(),
                f1(),
                100.0 * count(Outcome.WRONG) / Math.max(1, queries),
                (count(Outcome.RIGHT) + count(Outcome.WRONG)) / (double) Math.max(1, queries));
    }

    /** Errors, the table by class, and the summary. */
    void print(PrintStream out, String name, int errors) {
        wrong.forEach(out::println);
        missed.stream().limit(errors).forEach(out::println);
        if (missed.size() > errors) {
            out.println("... and " + (missed.size() - errors) + " more missed (--all lists them)");
        }
        out.printf(Locale.ROOT, "%-28s %8s %8s %10s %10s%n", name, "right", "wrong", "ambiguous", "not found");
        classes.forEach((label, counts) -> out.printf(
                Locale.ROOT, "%-28s %8d %8d %10d %10d%n", label, counts[0], counts[1], counts[2], counts[3]));
        out.println(name + ": " + summary());
    }

    private static String line(Query query, MatchDecision decision) {
        return query.classes() + " " + query.wanted().label() + " "
                + query.wanted().duration() + "\n         -> " + explain(decision);
    }

    static String explain(MatchDecision decision) {
        if (decision instanceof Accepted accepted) {
            return "accepted " + accepted.candidate().track().label() + ": " + accepted.explanation();
        }
        if (decision instanceof Ambiguous ambiguous) {
            RankedCandidate best = ambiguous.alternatives().get(0);
            return "ambiguous (" + ambiguous.alternatives().size() + "): "
                    + best.candidate().track().label() + ": " + best.explanation();
        }
        return ((NotFound) decision).reason();
    }
}
