package io.segue.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue resume}: a paused job goes by its schedule again. */
@Command(
        name = "resume",
        description = "Resumes a paused job. What came due meanwhile stays skipped: segue backfill makes up for it.")
final class ResumeCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "JOB",
            converter = JobName.Converter.class,
            description = "A job, such as friday-sets or jobs/friday-sets.yaml.")
    private JobName job;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        boolean changed = session.schedules(false).resume(job.name());
        spec.commandLine()
                .getOut()
                .println(
                        changed
                                ? "Job " + job
                                        + " goes by its schedule again. What came due meanwhile stays skipped: segue backfill makes up for it."
                                : "Job " + job + " is not paused.");
        return 0;
    }
}
