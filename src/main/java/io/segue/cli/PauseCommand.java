package io.segue.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue pause}: a job skips what comes due until it is resumed. */
@Command(
        name = "pause",
        description = "Pauses a job: what comes due is skipped, and says so. What is under way goes on.")
final class PauseCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "JOB",
            converter = JobName.Converter.class,
            description = "A job, such as friday-sets or jobs/friday-sets.yaml.")
    private JobName job;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    PauseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        boolean changed = session.schedules(false).pause(job.name(), System.getProperty("user.name", "unknown"));
        spec.commandLine()
                .getOut()
                .println(
                        changed
                                ? "Job " + job + " is paused: what comes due is skipped. Go on with: segue resume "
                                        + job
                                : "Job " + job + " is paused already.");
        return 0;
    }
}
