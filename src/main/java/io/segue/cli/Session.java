package io.segue.cli;

import io.segue.batch.Batches;
import io.segue.batch.DeadLetters;
import io.segue.batch.JobDefinitions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application context of one command: started when first asked for, as a launcher or as an observer, closed with the command. */
final class Session implements AutoCloseable {

    private final Class<?> application;
    private final Path project;
    private final Path home;
    private boolean verbose;
    private @Nullable ConfigurableApplicationContext context;
    private @Nullable String role;

    Session(Class<?> application) {
        this.application = application;
        this.project = Path.of(System.getProperty("segue.project", ""))
                .toAbsolutePath()
                .normalize();
        this.home = Path.of(System.getProperty(
                        "segue.home", project.resolve(".segue").toString()))
                .toAbsolutePath();
    }

    void verbose() {
        verbose = true;
    }

    /** Batches as a process sees them that may run them. */
    Batches launcher() {
        return start("launcher").getBean(Batches.class);
    }

    /** Batches as a process sees them that only looks. */
    Batches observer() {
        return start("observer").getBean(Batches.class);
    }

    DeadLetters deadLetters(boolean launching) {
        return start(launching ? "launcher" : "observer").getBean(DeadLetters.class);
    }

    JobDefinitions definitions(boolean launching) {
        return start(launching ? "launcher" : "observer").getBean(JobDefinitions.class);
    }

    Path project() {
        return project;
    }

    Path logFile() {
        return home.resolve("logs").resolve("segue.log");
    }

    private ConfigurableApplicationContext start(String wanted) {
        if (context != null && wanted.equals(role)) {
            return context;
        }
        close();
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Segue keeps its state in " + home
                            + ", which cannot be created; choose another place with -Dsegue.home=DIR",
                    e);
        }
        List<String> properties =
                new ArrayList<>(List.of("segue.role=" + wanted, "segue.project=" + project, "segue.home=" + home));
        if (verbose) {
            properties.add("logging.threshold.console=info");
        }
        context = new SpringApplicationBuilder(application)
                .properties(properties.toArray(String[]::new))
                .run(properties.stream().map(property -> "--" + property).toArray(String[]::new));
        role = wanted;
        return context;
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
            context = null;
        }
    }
}
