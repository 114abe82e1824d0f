package io.segue.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Temporal's development server as a process of its own, which keeps what it has in a file: it can be killed and started again. */
final class TemporalServer implements AutoCloseable {

    private static final long LONGEST_START_SECONDS = 60;

    private final Path cli;
    private final Path folder;
    private final int port;
    private Process process;
    private int namespaces;

    private TemporalServer(Path cli, Path folder, int port) {
        this.cli = cli;
        this.folder = folder;
        this.port = port;
    }

    static TemporalServer start(Path folder) throws Exception {
        TemporalServer server = new TemporalServer(RealServers.temporalCli(), folder, RealServers.freePort());
        server.start();
        return server;
    }

    String target() {
        return "127.0.0.1:" + port;
    }

    /** Settings of a process that uses this server. */
    Map<String, String> settings(String namespace) {
        return Map.of(
                "segue.temporal.mode",
                "cluster",
                "segue.temporal.target",
                target(),
                "segue.temporal.namespace",
                namespace);
    }

    /** A namespace nobody has used. */
    String freshNamespace() throws Exception {
        namespaces++;
        String name = "segue-" + namespaces;
        cli("operator", "namespace", "create", "--namespace", name, "--retention", "72h");
        return name;
    }

    void start() throws Exception {
        process = new ProcessBuilder(
                        cli.toString(),
                        "server",
                        "start-dev",
                        "--headless",
                        "--port",
                        String.valueOf(port),
                        "--db-filename",
                        folder.resolve("temporal.sqlite").toString(),
                        "--log-level",
                        "error",
                        "--dynamic-config-value",
                        "system.forceSearchAttributesCacheRefreshOnRead=true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("temporal.log").toFile()))
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (run("operator", "cluster", "health").exitCode() != 0) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Temporal did not start:\n" + Files.readString(folder.resolve("temporal.log")));
            }
        }
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    long pid() {
        return process.pid();
    }

    /**
     * What Temporal's own command line prints.
     *
     * @throws IllegalStateException when it fails
     */
    String cli(String... arguments) throws Exception {
        Answer answer = run(arguments);
        if (answer.exitCode() != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + ": " + answer.output());
        }
        return answer.output();
    }

    record Answer(int exitCode, String output) {}

    private Answer run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(cli.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--address", target(), "--command-timeout", "10s"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        Process running = builder.start();
        String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(running.waitFor(), output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
