package io.segue.cli;

import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Batches;
import io.segue.batch.Batches.LaunchRequest;
import io.segue.batch.JobDefinition;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Runs all batches of a job file with {@code forEach}, as many side by side as it says, and ends with a table of what became of each. One
 * that cannot be run does not keep the others from it.
 */
final class ExpandedRun {

    private final Session session;
    private final Batches batches;
    private final PrintWriter out;
    private final PrintWriter err;

    ExpandedRun(Session session, CommandLine commandLine) {
        this.session = session;
        this.batches = session.launcher();
        this.out = commandLine.getOut();
        this.err = commandLine.getErr();
    }

    /**
     * @param explanation why it has no summary
     */
    private record Ended(String job, @Nullable BatchSummary summary, int exitCode, String explanation) {}

    /**
     * @return the exit code
     */
    int run(List<JobDefinition> definitions, Function<JobDefinition, LaunchRequest> request) {
        if (definitions.isEmpty()) {
            out.println("Nothing to do: 'forEach' finds nothing.");
            return 0;
        }
        int together = definitions.get(0).together();
        ExecutorService lanes = Executors.newFixedThreadPool(together);
        try {
            List<Future<Ended>> running = definitions.stream()
                    .map(definition -> lanes.submit(() -> run(definition.name(), request.apply(definition))))
                    .toList();
            return print(results(running));
        } finally {
            lanes.shutdownNow();
        }
    }

    private Ended run(String job, LaunchRequest request) {
        try (ProgressDisplay display = ProgressDisplay.of(job, err)) {
            BatchSummary summary = batches.run(request, display);
            return new Ended(job, summary, summary.state().exitCode(), "");
        } catch (RuntimeException e) {
            StringWriter explanation = new StringWriter();
            int exitCode = CommandLineRunner.explain(e, session, new PrintWriter(explanation, true));
            return new Ended(job, null, exitCode, explanation.toString().strip());
        }
    }

    private static List<Ended> results(List<Future<Ended>> running) {
        List<Ended> results = new ArrayList<>();
        try {
            for (Future<Ended> one : running) {
                results.add(one.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return results;
    }

    private int print(List<Ended> results) {
        out.printf("%-40s %-24s %8s %8s %8s  %s%n", "JOB", "STATE", "ROWS", "APPLIED", "FAILED", "REPORT");
        results.forEach(this::print);
        out.flush();
        return results.stream().map(Ended::exitCode).reduce(0, BatchState::worse);
    }

    private void print(Ended ended) {
        BatchSummary summary = ended.summary();
        if (summary == null) {
            out.printf(
                    "%-40s %-24s %s%n",
                    ended.job(), "NOT RUN", ended.explanation().replaceAll("\\R", " "));
            return;
        }
        out.printf(
                "%-40s %-24s %8d %8d %8d  %s%n",
                ended.job(),
                summary.state(),
                summary.counts().rows(),
                summary.counts().applied(),
                summary.counts().failed(),
                summary.report() == null ? "no report yet" : summary.report().resolve("report.html"));
        if (summary.failure() != null) {
            out.println("    " + summary.failure());
        }
    }
}
