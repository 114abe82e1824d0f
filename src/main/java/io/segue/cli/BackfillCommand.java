package io.segue.cli;

import io.segue.batch.BatchSummary;
import io.segue.batch.ScheduledJob.Due;
import io.segue.batch.Schedules;
import io.segue.batch.Schedules.Backfilled;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue backfill}: runs a job for dates of the past, each as a batch of its own. */
@Command(
        name = "backfill",
        description = {
            "Runs a job for each date on which it was or would have been due, in order, each as a batch of its own; every date for a",
            "job without a schedule. What is applied already is not done twice, so the same command goes on where it stopped."
        })
final class BackfillCommand implements Callable<Integer> {

    private static final int MOST_AT_ONCE = 16;

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "JOB",
            converter = JobName.Converter.class,
            description = "A job, such as friday-sets or jobs/friday-sets.yaml.")
    private JobName job;

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "First date, such as 2026-11-01.")
    private LocalDate from;

    @Option(names = "--to", required = true, paramLabel = "DATE", description = "Last date.")
    private LocalDate to;

    @Option(names = "--dry-run", description = "Search and match only; change nothing in the target.")
    private boolean dryRun;

    @Option(
            names = "--concurrency",
            defaultValue = "1",
            paramLabel = "N",
            description =
                    "So many dates at a time (${DEFAULT-VALUE}); more than one only where dates do not build on each other.")
    private int concurrency;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    BackfillCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandLine commandLine = spec.commandLine();
        if (from.isAfter(to)) {
            throw new CommandLine.ParameterException(commandLine, "--from " + from + " is after --to " + to + ".");
        }
        if (concurrency < 1 || concurrency > MOST_AT_ONCE) {
            throw new CommandLine.ParameterException(
                    commandLine, "--concurrency takes a number from 1 to " + MOST_AT_ONCE + ".");
        }
        Schedules schedules = session.schedules(true);
        List<Due> dates = schedules.dates(job.name(), from, to);
        PrintWriter out = commandLine.getOut();
        if (dates.isEmpty()) {
            out.println("Job " + job + " is never due from " + from + " to " + to + ".");
            return 0;
        }
        return run(schedules, dates, out);
    }

    private int run(Schedules schedules, List<Due> dates, PrintWriter out) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(concurrency);
        try (ProgressDisplay display = ProgressDisplay.on(spec.commandLine().getErr())) {
            List<Future<Backfilled>> all = new ArrayList<>();
            for (Due due : dates) {
                all.add(threads.submit(() ->
                        schedules.backfill(job.name(), due, dryRun, concurrency == 1 ? display : progress -> {})));
            }
            out.printf("%-12s %-14s %s%n", "DATE", "STATE", "BATCH");
            int worst = 0;
            for (Future<Backfilled> date : all) {
                worst = Math.max(worst, print(date.get(), out));
            }
            return worst;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static int print(Backfilled date, PrintWriter out) {
        BatchSummary batch = date.summary();
        String remark = date.reason() == null ? date.before() ? "was done before" : "" : date.reason();
        String line = String.format(
                Locale.ROOT,
                "%-12s %-14s %-44s %s",
                date.date(),
                batch == null ? date.failed() ? "FAILED" : "NOTHING" : batch.state(),
                batch == null ? "" : batch.batchId(),
                remark);
        out.println(line.stripTrailing());
        out.flush();
        if (batch == null) {
            return date.failed() ? CommandLineRunner.FAILED : 0;
        }
        return batch.state().exitCode();
    }
}
