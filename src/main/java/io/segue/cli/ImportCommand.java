package io.segue.cli;

import io.segue.batch.JobDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue import}: a playlist import without a job file. */
@Command(name = "import", description = "Imports playlist exports into a collection of your own; no job file needed.")
final class ImportCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILES", arity = "1..*", description = "Playlist exports, recognised by their content.")
    private List<Path> files;

    @Option(
            names = "--into",
            paramLabel = "COLLECTION",
            required = true,
            description = "The file that lists your collection: CSV or rekordbox XML.")
    private Path collection;

    @Mixin
    private RunCommand.RunOptions options;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JobDefinition definition = session.definitions(true)
                .of(
                        "import",
                        Map.of(
                                "type",
                                "playlist-import",
                                "description",
                                "import from the command line",
                                "input",
                                Map.of(
                                        "files",
                                        files.stream().map(Path::toString).toList()),
                                "target",
                                Map.of("catalog", "local", "collection", collection.toString())));
        return options.run(session, definition, spec.commandLine());
    }
}
