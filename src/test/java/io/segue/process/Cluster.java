package io.segue.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a service in production consists of, as processes of this machine: PostgreSQL, Temporal, a launcher with the project's
 * files, and workers that have none.
 */
final class Cluster implements AutoCloseable {

    private static final String DATABASE = "postgres";

    final PostgresServer postgres;
    final TemporalServer temporal;
    private final Path folder;
    private final Map<String, String> environment;
    private final List<SegueProcess> processes = new ArrayList<>();
    private int workers;

    private Cluster(Path folder, PostgresServer postgres, TemporalServer temporal) throws Exception {
        this.folder = folder;
        this.postgres = postgres;
        this.temporal = temporal;
        Map<String, String> settings = new HashMap<>(temporal.settings("default"));
        settings.putAll(postgres.settings(DATABASE));
        this.environment = Map.of("SPRING_APPLICATION_JSON", new ObjectMapper().writeValueAsString(settings));
    }

    /** Without its servers, which start when they are told to. */
    static Cluster withoutServers(Path folder) throws Exception {
        Files.createDirectories(folder);
        return new Cluster(folder, PostgresServer.in(folder), TemporalServer.in(folder));
    }

    static Cluster start(Path folder) throws Exception {
        Cluster cluster = withoutServers(folder);
        cluster.postgres.start();
        cluster.temporal.start();
        return cluster;
    }

    Path project() {
        return folder.resolve("project");
    }

    /** A process with the project's files. */
    SegueProcess launch(String... arguments) throws Exception {
        return launch(List.of(), arguments);
    }

    /**
     * @param before what the command line begins with, such as {@code faketime}
     */
    SegueProcess launch(List<String> before, String... arguments) throws Exception {
        return started(SegueProcess.start(before, "512m", project(), environment, arguments));
    }

    /** A process with no file of the project's. */
    SegueProcess worker() throws Exception {
        workers++;
        Path elsewhere = Files.createDirectories(folder.resolve("worker" + workers));
        return started(SegueProcess.start(List.of(), "384m", elsewhere, environment, "worker"));
    }

    private SegueProcess started(SegueProcess process) {
        processes.add(process);
        return process;
    }

    LedgerImage image() throws Exception {
        return postgres.image(DATABASE);
    }

    /** The first column of what a query finds. */
    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(postgres.url(DATABASE), "postgres", "");
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Override
    public void close() {
        processes.forEach(SegueProcess::close);
        temporal.close();
        postgres.close();
    }
}
