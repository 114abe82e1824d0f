package io.segue.process;

import io.segue.process.RealServers.Tool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Temporal server as a process of its own: the development server, which keeps what it has in a file, or the full one on PostgreSQL. It
 * can be killed and started again.
 */
public final class TemporalServer implements AutoCloseable {

    private static final long LONGEST_START_SECONDS = 60;
    private static final String SQLITE = "temporal.sqlite";

    private final Path cli;
    private final Path folder;
    private final int port;
    private final List<String> command;
    private final Map<String, String> environment;
    private Process process;
    private int namespaces;

    private TemporalServer(Path cli, Path folder, int port, List<String> command, Map<String, String> environment) {
        this.cli = cli;
        this.folder = folder;
        this.port = port;
        this.command = command;
        this.environment = environment;
    }

    /** The development server. */
    public static TemporalServer start(Path folder) throws Exception {
        TemporalServer server = in(folder);
        server.start();
        return server;
    }

    /** The development server, keeping what it has in that folder; not started yet. */
    static TemporalServer in(Path folder) throws IOException {
        Path cli = Tool.TEMPORAL.path();
        int port = RealServers.freePort();
        List<String> command = List.of(
                cli.toString(),
                "server",
                "start-dev",
                "--headless",
                "--port",
                String.valueOf(port),
                "--db-filename",
                folder.resolve(SQLITE).toString(),
                "--sqlite-pragma", // what is written survives the server's death, if not the machine's
                "synchronous=OFF",
                "--sqlite-pragma",
                "journal_mode=WAL",
                "--log-level",
                "error",
                "--dynamic-config-value",
                "system.forceSearchAttributesCacheRefreshOnRead=true",
                "--dynamic-config-value",
                "matching.wv.VersionDrainageStatusVisibilityGracePeriod=\"1s\"",
                "--dynamic-config-value",
                "matching.wv.VersionDrainageStatusRefreshInterval=\"1s\"");
        return new TemporalServer(cli, folder, port, command, Map.of());
    }

    /** All services of the full server in one process, with its two databases on this PostgreSQL. */
    static TemporalServer startFull(Path folder, EmbeddedPostgres postgres) throws Exception {
        Path cli = Tool.TEMPORAL.path();
        Path server = Tool.TEMPORAL_SERVER.path();
        Path sql = Tool.TEMPORAL_SQL_TOOL.path();
        for (String database : List.of("temporal", "visibility")) {
            String name = database.equals("temporal") ? database : "temporal_" + database;
            List<String> tool = List.of(
                    sql.toString(),
                    "--plugin",
                    "postgres12",
                    "--ep",
                    "127.0.0.1",
                    "-p",
                    String.valueOf(postgres.getPort()),
                    "-u",
                    "postgres",
                    "--pw",
                    "none",
                    "--db",
                    name);
            finish(folder, tool, "create");
            finish(folder, tool, "setup-schema", "-v", "0.0");
            finish(folder, tool, "update-schema", "--schema-name", "postgresql/v12/" + database);
        }
        Path dynamicConfig = Files.writeString(folder.resolve("dynamic.yaml"), """
                system.forceSearchAttributesCacheRefreshOnRead:
                  - value: true
                """);
        int port = RealServers.freePort();
        Map<String, String> environment = new HashMap<>(Map.of(
                "DB", "postgres12",
                "DB_PORT", String.valueOf(postgres.getPort()),
                "POSTGRES_SEEDS", "127.0.0.1",
                "POSTGRES_USER", "postgres",
                "POSTGRES_PWD", "none",
                "NUM_HISTORY_SHARDS", "4",
                "LOG_LEVEL", "error",
                "DYNAMIC_CONFIG_FILE_PATH", dynamicConfig.toString(),
                "FRONTEND_GRPC_PORT", String.valueOf(port)));
        for (String other : List.of(
                "FRONTEND_HTTP_PORT",
                "FRONTEND_MEMBERSHIP_PORT",
                "MATCHING_GRPC_PORT",
                "MATCHING_MEMBERSHIP_PORT",
                "HISTORY_GRPC_PORT",
                "HISTORY_MEMBERSHIP_PORT",
                "WORKER_GRPC_PORT",
                "WORKER_MEMBERSHIP_PORT")) {
            environment.put(other, String.valueOf(RealServers.freePort()));
        }
        environment.put("PUBLIC_FRONTEND_ADDRESS", "127.0.0.1:" + port);
        TemporalServer full = new TemporalServer(
                cli, folder, port, List.of(server.toString(), "--allow-no-auth", "start"), environment);
        full.start();
        return full;
    }

    private static void finish(Path folder, List<String> tool, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(tool);
        command.addAll(List.of(arguments));
        Path output = folder.resolve("schema.log");
        int exitCode = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException(String.join(" ", command) + ":\n" + Files.readString(output));
        }
    }

    String target() {
        return "127.0.0.1:" + port;
    }

    /** Settings of a process that uses this server. */
    public Map<String, String> settings(String namespace) {
        return Map.of(
                "segue.temporal.mode",
                "cluster",
                "segue.temporal.target",
                target(),
                "segue.temporal.namespace",
                namespace);
    }

    /** A namespace nobody has used. */
    public String freshNamespace() throws Exception {
        namespaces++;
        String name = "segue-" + namespaces;
        cli("operator", "namespace", "create", "--namespace", name, "--retention", "72h");
        return name;
    }

    void start() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("temporal.log").toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
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

    /** Forgets all that it knew, as a server that was set up anew; while it is killed. */
    void forget() throws IOException {
        for (String file : List.of("", "-shm", "-wal")) {
            Files.deleteIfExists(folder.resolve(SQLITE + file));
        }
    }

    long pid() {
        return process.pid();
    }

    /**
     * What Temporal's own command line prints.
     *
     * @throws IllegalStateException when it fails
     */
    public String cli(String... arguments) throws Exception {
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
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
