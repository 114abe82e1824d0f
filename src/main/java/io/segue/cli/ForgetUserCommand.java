package io.segue.cli;

import io.segue.batch.Retention.Forgotten;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue forget-user}: erases everything of a user. */
@Command(
        name = "forget-user",
        description = {
            "Erases everything of a user, that is of all batches whose job files name them (user: ...): batches, rows, playlists of local",
            "collections, DJ sets, what is remembered from night to night, output. There is no way back.",
            "Stopped in the middle, the same command goes on."
        })
final class ForgetUserCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "USER", description = "As in the job files.")
    private String user;

    @Option(names = "--yes", description = "Yes, erase.")
    private boolean yes;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ForgetUserCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String name = user.strip();
        if (name.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Which user? As in the job files.");
        }
        if (!yes) {
            throw new ParameterException(
                    spec.commandLine(), "This erases everything of " + name + " for good. Add --yes to do it.");
        }
        Forgotten forgotten = session.retention().forget(name);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("Erased %d batch(es) and %d playlist(s).%n", forgotten.batches(), forgotten.playlists());
        forgotten
                .shared()
                .forEach(playlist -> out.println("Stays, because others' batches wrote to it too: " + playlist));
        forgotten.elsewhere().forEach(report -> out.println("Stays at another site, remove it there: " + report));
        out.println("What Segue cannot erase:");
        out.println("  histories in a Temporal cluster, until their retention ends, or now:");
        out.println("    temporal workflow delete --query 'user_id = \"" + name.replace("\"", "\\\"") + "\"' --yes");
        out.println("  log files: " + session.logFile().getParent());
        out.println("  exports, job files, backups, and playlists in a service, which are the user's own");
        out.flush();
        return 0;
    }
}
