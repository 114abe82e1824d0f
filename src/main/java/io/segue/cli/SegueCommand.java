package io.segue.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code segue} itself: what all commands share. */
@Command(
        name = "segue",
        description =
                "Batch jobs for music libraries: imports playlists, regenerates DJ sets, reports what became of every track.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = SegueCommand.Version.class,
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  applied",
            "  1  failed",
            "  2  wrong usage or input",
            "  3  compensated",
            "  4  partial",
            "  5  waiting: the same command again later goes on",
            "  6  compensation incomplete"
        })
final class SegueCommand implements Runnable {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets spec
    SegueCommand(Session session) {
        this.session = session;
    }

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show the log as well; it is always in .segue/logs.")
    void verbose(boolean on) {
        if (on) {
            session.verbose();
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Which command? For example: segue run jobs/playlist-import.yaml");
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = SegueCommand.class.getPackage().getImplementationVersion();
            return new String[] {"segue " + (version == null ? "development" : version)};
        }
    }
}
