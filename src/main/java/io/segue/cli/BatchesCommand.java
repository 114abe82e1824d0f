package io.segue.cli;

import io.segue.batch.BatchSummary;
import io.segue.batch.Batches;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue batches}: lists batches, most recent first. */
@Command(name = "batches", description = "Lists batches, most recent first.")
final class BatchesCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(names = "--limit", defaultValue = "30", description = "How many at most (${DEFAULT-VALUE}).")
    private int limit;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    BatchesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Batches batches = session.observer();
        PrintWriter out = spec.commandLine().getOut();
        List<BatchSummary> recent = batches.recent(limit);
        if (recent.isEmpty()) {
            out.println("No batches yet. Start with: segue run jobs/playlist-import.yaml");
            return 0;
        }
        out.printf("%-40s %-14s %-17s %8s %8s %8s%n", "BATCH", "STATE", "CREATED", "ROWS", "APPLIED", "FAILED");
        for (BatchSummary batch : recent) {
            boolean interrupted = !batch.state().closed() && !batches.owned(batch.batchId());
            out.printf(
                    "%-40s %-14s %-17s %8d %8d %8d%s%n",
                    batch.batchId(),
                    batch.state(),
                    Outcome.time(batch.createdAt()),
                    batch.counts().rows(),
                    batch.counts().applied(),
                    batch.counts().failed(),
                    interrupted ? "  interrupted: run its job again to go on" : "");
        }
        return 0;
    }
}
