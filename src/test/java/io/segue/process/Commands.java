package io.segue.process;

import io.segue.SegueApplication;
import io.segue.cli.CommandLineRunner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/** Runs commands within this process, one after another, on a project folder and a database of the test's choice. */
final class Commands {

    private final Path project;
    private final Map<String, String> properties;

    /**
     * @param properties system properties during each command, for example {@code spring.datasource.url}
     */
    Commands(Path project, Map<String, String> properties) {
        this.project = project;
        this.properties = properties;
    }

    record Result(int exitCode, String out, String err) {

        /** Batch id of the last line, which every run ends with. */
        String batchId() {
            String[] lines = out.strip().split("\\R");
            return lines[lines.length - 1].split("\\s+")[0];
        }

        @Override
        public String toString() {
            return "exit " + exitCode + "\n" + out + err;
        }
    }

    Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        System.setProperty("segue.project", project.toString());
        properties.forEach(System::setProperty);
        try {
            int exitCode = CommandLineRunner.run(
                    SegueApplication.class, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
            return new Result(exitCode, out.toString(), err.toString());
        } finally {
            System.clearProperty("segue.project");
            properties.keySet().forEach(System::clearProperty);
        }
    }
}
