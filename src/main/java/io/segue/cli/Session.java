package io.segue.cli;

import io.segue.batch.Batches;
import io.segue.batch.DeadLetters;
import io.segue.batch.JobDefinitions;
import io.segue.batch.Restoration;
import io.segue.batch.Retention;
import io.segue.batch.Schedules;
import io.segue.batch.StartupNotice;
import io.segue.catalog.CatalogAuthorization;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The application context of one command: started when first asked for, as a launcher or as an observer, closed with the command. */
final class Session implements AutoCloseable {

    /** A foreground command waits no longer for servers to come up. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

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

    /** Retention needs no workflows. */
    Retention retention() {
        return start("observer").getBean(Retention.class);
    }

    Restoration restoration() {
        return start("observer").getBean(Restoration.class);
    }

    DeadLetters deadLetters(boolean launching) {
        return start(launching ? "launcher" : "observer").getBean(DeadLetters.class);
    }

    JobDefinitions definitions(boolean launching) {
        return start(launching ? "launcher" : "observer").getBean(JobDefinitions.class);
    }

    Schedules schedules(boolean launching) {
        return start(launching ? "launcher" : "observer").getBean(Schedules.class);
    }

    /** Whom a person can let in. */
    Stream<CatalogAuthorization> authorizations() {
        return start("observer").getBeanProvider(CatalogAuthorization.class).stream();
    }

    Path project() {
        return project;
    }

    Path logFile() {
        return home.resolve("logs").resolve("segue.log");
    }

    /**
     * Starts a process that lives until it is told to stop, and waits for that.
     *
     * @param wanted {@code service} or {@code worker}
     * @param port where it answers questions about its health, 0 for nowhere
     * @param started called once everything runs
     */
    void serve(String wanted, int port, PrintWriter told, Runnable started) throws InterruptedException {
        // who waits for servers wants to hear soon what for
        List<String> more = new ArrayList<>(List.of("spring.datasource.hikari.initialization-fail-timeout=2000"));
        if (port != 0) {
            more.addAll(List.of("spring.main.web-application-type=servlet", "server.port=" + port));
        }
        CountDownLatch closed = new CountDownLatch(1);
        start(wanted, more, new Patience(null, told))
                .addApplicationListener((ContextClosedEvent event) -> closed.countDown());
        started.run();
        closed.await();
    }

    private ConfigurableApplicationContext start(String wanted) {
        if (context != null && wanted.equals(role)) {
            return context;
        }
        close();
        Duration longest = wanted.equals("launcher") ? LONGEST_WAIT : Duration.ZERO;
        return start(wanted, List.of(), new Patience(longest, new PrintWriter(System.err, true)));
    }

    private ConfigurableApplicationContext start(String wanted, List<String> more, Patience patience) {
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
        properties.addAll(more);
        if (verbose) {
            properties.add("logging.threshold.console=info");
        }
        ConfigurableApplicationContext started = patience.until(() -> new SpringApplicationBuilder(application)
                .run(properties.stream().map(property -> "--" + property).toArray(String[]::new)));
        started.getBeanProvider(StartupNotice.class)
                .forEach(notice -> notice.text().ifPresent(patience::tell));
        context = started;
        role = wanted;
        return started;
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
            context = null;
        }
    }
}
