package io.segue.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code segue schema}: the JSON Schema of job files. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of job files, which editors complete and check them by. Begin a job file with",
            "# yaml-language-server: $$schema=FILE"
        })
final class SchemaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    SchemaCommand() {}

    @Override
    public Integer call() throws IOException {
        try (InputStream schema = Objects.requireNonNull(SchemaCommand.class.getResourceAsStream("job.schema.json"))) {
            spec.commandLine().getOut().print(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
