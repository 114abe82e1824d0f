package io.segue.cli;

import io.segue.batch.BatchSummary;
import io.segue.batch.Batches.LaunchRequest;
import io.segue.batch.JobDefinition;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue run}: runs the batch a job file and its input make, or goes on with it. */
@Command(
        name = "run",
        description = {
            "Runs a job. The same job over the same input is the same batch: run again, it goes on where it stopped, or answers",
            "with its outcome if it has ended. A job file with 'forEach' runs as several batches; the exit code is the worst of theirs:",
            "6, else 1, 2, 3, 4, 5, 0."
        })
final class RunCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOB", description = "A job file, for example jobs/playlist-import.yaml.")
    private Path job;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "Replaces a value of the job file, for example --set target.collection=music.csv. May be repeated.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description =
                    "The date the batch is for, such as 2026-11-27: what its date variables stand for, and part of its identity.")
    private @Nullable LocalDate date;

    @Mixin
    private RunOptions options;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    RunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (date != null) {
            overrides.put(JobDefinition.DATE, date.toString());
        }
        List<JobDefinition> definitions = session.definitions(true).loadAll(job, overrides);
        return definitions.size() == 1
                ? options.run(session, definitions.get(0), spec.commandLine())
                : new ExpandedRun(session, spec.commandLine()).run(definitions, options::request);
    }

    /** What every command that runs a batch takes. */
    static final class RunOptions {

        @Option(names = "--again", description = "Make a new batch even if there is one for this input.")
        private boolean again;

        @Option(names = "--dry-run", description = "Search and match only; change nothing in the target.")
        private boolean dryRun;

        @Option(names = "--wait", description = "Stay through waits of any length instead of ending with exit code 5.")
        private boolean patient;

        @Option(names = "--output", paramLabel = "DIR", description = "Put the report below this directory.")
        private @Nullable Path output;

        LaunchRequest request(JobDefinition definition) {
            Path directory = output == null ? null : output.toAbsolutePath();
            return new LaunchRequest(definition, dryRun, again, patient, directory);
        }

        int run(Session session, JobDefinition definition, CommandLine commandLine) {
            LaunchRequest request = request(definition);
            try (ProgressDisplay display = ProgressDisplay.on(commandLine.getErr())) {
                BatchSummary summary = session.launcher().run(request, display);
                display.close();
                Outcome.printFailures(session.launcher().units(summary.batchId()), commandLine.getOut());
                return Outcome.print(summary, commandLine.getOut());
            }
        }
    }
}
