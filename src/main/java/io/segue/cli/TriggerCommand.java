package io.segue.cli;

import io.segue.batch.BatchSummary;
import io.segue.batch.ScheduledRun;
import io.segue.batch.ScheduledRun.State;
import io.segue.batch.Schedules;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue trigger}: runs a job now, whatever its schedule says. */
@Command(
        name = "trigger",
        description = {
            "Runs a job now, whatever its schedule says. The running service launches it, after what is under way of that job;",
            "--now launches it here instead."
        })
final class TriggerCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "JOB",
            converter = JobName.Converter.class,
            description = "A job, such as friday-sets or jobs/friday-sets.yaml.")
    private JobName job;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "The batch's date, such as 2026-11-27; today's unless said.")
    private @Nullable LocalDate date;

    @Option(names = "--now", description = "Launch it here and wait for its end; needs no service.")
    private boolean now;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    TriggerCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return now ? runHere() : enqueue();
    }

    private int enqueue() {
        Schedules schedules = session.schedules(false);
        if (!schedules.served()) {
            spec.commandLine()
                    .getErr()
                    .println("No service is running that could launch it. " + SchedulesCommand.START_ONE
                            + " - or run the job here: segue trigger " + job + " --now");
            return CommandLineRunner.WRONG_USAGE_OR_INPUT;
        }
        ScheduledRun run = schedules.trigger(job.name(), date);
        spec.commandLine()
                .getOut()
                .println("Job " + job + " is enqueued for " + run.date() + ". Watch it with: segue schedules --job "
                        + job);
        return 0;
    }

    private int runHere() {
        PrintWriter out = spec.commandLine().getOut();
        ScheduledRun run;
        try (ProgressDisplay display = ProgressDisplay.on(spec.commandLine().getErr())) {
            run = session.schedules(true).runNow(job.name(), date, display);
        }
        if (run.state() == State.ENDED && run.batchId() != null) {
            BatchSummary batch = Outcome.find(session.launcher(), run.batchId());
            return Outcome.print(batch, out);
        }
        spec.commandLine()
                .getErr()
                .println(run.reason() == null ? "A service took it: segue schedules --job " + job : run.reason());
        return run.state() == State.FAILED ? CommandLineRunner.FAILED : 0;
    }
}
