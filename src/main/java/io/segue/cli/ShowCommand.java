package io.segue.cli;

import io.segue.batch.BatchSummary;
import io.segue.batch.Batches;
import io.segue.batch.Counts;
import io.segue.batch.DeadLetter;
import io.segue.batch.Pass;
import io.segue.batch.UnitSummary;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue show}: one batch, its units and its audit trail. */
@Command(name = "show", description = "Shows a batch: its units, counts, and what happened when.")
final class ShowCommand implements Callable<Integer> {

    private static final int MOST_DEAD = 10;

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "BATCH", description = "A batch id, or its beginning.")
    private String batchId;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Batches batches = session.observer();
        BatchSummary batch = Outcome.find(batches, batchId);
        PrintWriter out = spec.commandLine().getOut();
        out.println(batch.batchId() + "  " + batch.type() + (batch.dryRun() ? ", dry run" : ""));
        out.println("state    " + batch.state()
                + (batch.waitUntil() == null ? "" : " until " + Outcome.time(batch.waitUntil())));
        if (batch.failure() != null) {
            out.println("reason   " + batch.failure());
        }
        out.println("counts   " + counts(batch.counts()));
        if (batch.report() != null) {
            out.println("report   " + batch.report().resolve("report.html"));
        }
        out.println();
        for (UnitSummary unit : batches.units(batch.batchId())) {
            out.printf("%4d  %-12s %-40s %s%n", unit.unitNo(), unit.state(), unit.title(), counts(unit.counts()));
            if (unit.failure() != null) {
                out.println("      " + unit.failure());
            }
        }
        printPasses(session.deadLetters(false).passes(batch.batchId()), out);
        printDead(
                session.deadLetters(false).list(batch.batchId(), MOST_DEAD),
                batch.counts().dead(),
                out);
        out.println();
        for (Batches.Event event : batches.events(batch.batchId())) {
            String unit = event.unitNo() == null ? "" : "unit " + event.unitNo() + ": ";
            out.println(Outcome.time(event.occurredAt()) + "  " + event.kind() + "  " + unit + event.detail());
        }
        return 0;
    }

    /** Passes after the run: who wanted them, and what they changed. */
    private static void printPasses(List<Pass> passes, PrintWriter out) {
        for (Pass pass : passes.subList(Math.min(1, passes.size()), passes.size())) {
            out.println();
            out.println("pass " + pass.no() + "  " + pass.kind() + " of " + pass.items() + " item(s), asked for by "
                    + pass.requestedBy() + " at " + Outcome.time(pass.openedAt())
                    + (pass.reason() == null ? "" : ": " + pass.reason()));
            out.println("  before " + pass.stateBefore() + (pass.before() == null ? "" : ", " + counts(pass.before())));
            out.println(
                    pass.after() == null ? "  goes on" : "  after  " + pass.stateAfter() + ", " + counts(pass.after()));
        }
    }

    private static void printDead(List<DeadLetter> letters, long dead, PrintWriter out) {
        if (letters.isEmpty()) {
            return;
        }
        out.println();
        out.println(dead + " dead" + (dead > letters.size() ? ", the first " + letters.size() : "") + ":");
        letters.forEach(letter -> DeadLettersCommand.print(letter, out));
    }

    private static String counts(Counts counts) {
        StringBuilder text = new StringBuilder(counts.rows() + " rows");
        add(text, counts.unchanged(), "unchanged");
        add(text, counts.rejected(), "rejected");
        add(text, counts.matched(), "matched");
        add(text, counts.substituted(), "substituted");
        add(text, counts.ambiguous(), "ambiguous");
        add(text, counts.notFound(), "not found");
        add(text, counts.present(), "present");
        add(text, counts.added(), "added");
        add(text, counts.verified(), "verified");
        add(text, counts.dead(), "dead");
        add(text, counts.compensated(), "compensated");
        add(text, counts.discarded(), "left out");
        return text.toString();
    }

    private static void add(StringBuilder text, long count, String name) {
        if (count > 0) {
            text.append(", ").append(count).append(' ').append(name);
        }
    }
}
