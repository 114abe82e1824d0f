package io.segue.cli;

import io.segue.batch.BatchFailedException;
import io.segue.batch.Batches.UnknownBatchException;
import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.InvalidInputException;
import io.segue.batch.RefusedException;
import io.segue.batch.Retention.UserBusyException;
import io.segue.cli.Patience.ServerAwayException;
import io.segue.library.LibraryFormatException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/** Parses the command line, runs the command, and turns what goes wrong into a message and an exit code. */
public final class CommandLineRunner {

    static final int FAILED = 1;
    static final int WRONG_USAGE_OR_INPUT = 2;

    private static final Logger log = LoggerFactory.getLogger(CommandLineRunner.class);

    private CommandLineRunner() {}

    /**
     * @param application the Spring Boot application whose beans commands use; started by those commands alone that need it
     * @return the exit code
     */
    public static int run(Class<?> application, String... arguments) {
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        return run(application, out, err, arguments);
    }

    /** The same with output of the caller's choice. */
    public static int run(Class<?> application, PrintWriter out, PrintWriter err, String... arguments) {
        try (Session session = new Session(application)) {
            return commandLine(session).setOut(out).setErr(err).execute(arguments);
        }
    }

    static CommandLine commandLine(Session session) {
        return new CommandLine(new SegueCommand(session))
                .addSubcommand(new RunCommand(session))
                .addSubcommand(new ImportCommand(session))
                .addSubcommand(new SetCommand(session))
                .addSubcommand(new InspectCommand())
                .addSubcommand(new ConvertCommand())
                .addSubcommand(new JobsCommand(session))
                .addSubcommand(new SchemaCommand())
                .addSubcommand(new BatchesCommand(session))
                .addSubcommand(new ShowCommand(session))
                .addSubcommand(new CancelCommand(session))
                .addSubcommand(new PurgeCommand(session))
                .addSubcommand(new ForgetUserCommand(session))
                .addSubcommand(new RestoredCommand(session))
                .addSubcommand(new DeadLettersCommand(session))
                .addSubcommand(new RedriveCommand(session))
                .addSubcommand(new DiscardCommand(session))
                .addSubcommand(new ServeCommand(session))
                .addSubcommand(new WorkerCommand(session))
                .addSubcommand(new AuthCommand(session))
                .addSubcommand(new SandboxCommand())
                .addSubcommand(new SchedulesCommand(session))
                .addSubcommand(new PauseCommand(session))
                .addSubcommand(new ResumeCommand(session))
                .addSubcommand(new TriggerCommand(session))
                .addSubcommand(new BackfillCommand(session))
                .setExecutionExceptionHandler(explain(session))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static IExecutionExceptionHandler explain(Session session) {
        return (exception, commandLine, parsed) -> explain(exception, session, commandLine.getErr());
    }

    /**
     * Says what went wrong.
     *
     * @return the exit code
     */
    static int explain(Exception exception, Session session, PrintWriter err) {
        if (exception instanceof InvalidDefinitionException
                || exception instanceof InvalidInputException
                || exception instanceof LibraryFormatException
                || exception instanceof UnknownBatchException
                || exception instanceof UserBusyException
                || exception instanceof RefusedException) {
            err.println(exception.getMessage());
            return WRONG_USAGE_OR_INPUT;
        }
        log.error("Command failed", exception);
        if (exception instanceof ServerAwayException) {
            err.println(exception.getMessage());
            return FAILED;
        }
        if (exception instanceof BatchFailedException) {
            err.println("Stopped: " + exception.getMessage());
            err.println("What was done is kept; the same command goes on from there. Log: " + session.logFile());
            return FAILED;
        }
        err.println("Failed: " + root(exception).getMessage() + " (details: " + session.logFile() + ")");
        return FAILED;
    }

    /** What really went wrong: the frameworks around it only say where they met it. */
    private static Throwable root(Throwable exception) {
        Throwable root = exception;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
