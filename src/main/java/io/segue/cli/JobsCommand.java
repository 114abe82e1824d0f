package io.segue.cli;

import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.JobDefinition;
import io.segue.batch.JobDefinitions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code segue jobs}: lists the job files and what is wrong with them. */
@Command(name = "jobs", description = "Lists the jobs in jobs/ and checks them.")
final class JobsCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    JobsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        JobDefinitions definitions = session.definitions(false);
        List<Path> files = definitions.files();
        if (files.isEmpty()) {
            out.println("No job files in " + session.project().resolve("jobs") + ".");
        }
        boolean valid = true;
        for (Path file : files) {
            valid &= print(definitions, file, out);
        }
        return valid ? 0 : CommandLineRunner.WRONG_USAGE_OR_INPUT;
    }

    private boolean print(JobDefinitions definitions, Path file, PrintWriter out) {
        Path shown = session.project().relativize(file);
        try {
            List<JobDefinition> jobs = definitions.loadAll(file, Map.of());
            if (jobs.isEmpty()) {
                out.printf("%-32s %s%n", shown, "nothing to do: 'forEach' finds nothing");
                return true;
            }
            JobDefinition job = jobs.get(0);
            String several = jobs.size() == 1 ? "" : " (" + jobs.size() + " batches)";
            out.printf("%-32s %-24s %s%s%n", shown, job.type(), job.description(), several);
            return true;
        } catch (InvalidDefinitionException e) {
            out.printf("%-32s %s%n", shown, "INVALID");
            e.problems().forEach(problem -> out.println("    " + problem));
            return false;
        }
    }
}
