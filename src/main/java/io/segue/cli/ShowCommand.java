package io.segue.cli;

import io.segue.batch.BatchSummary;
import io.segue.batch.Batches;
import io.segue.batch.Counts;
import io.segue.batch.UnitSummary;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue show}: one batch, its units and its audit trail. */
@Command(name = "show", description = "Shows a batch: its units, counts, and what happened when.")
final class ShowCommand implements Callable<Integer> {

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
        out.println();
        for (Batches.Event event : batches.events(batch.batchId())) {
            String unit = event.unitNo() == null ? "" : "unit " + event.unitNo() + ": ";
            out.println(Outcome.time(event.occurredAt()) + "  " + event.kind() + "  " + unit + event.detail());
        }
        return 0;
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
