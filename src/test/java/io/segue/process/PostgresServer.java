package io.segue.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL that can be killed and started again on what it had written, at the same port. */
final class PostgresServer implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Path data;
    private final int port;

    private @Nullable EmbeddedPostgres postgres;

    private PostgresServer(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** Keeps what it has in that folder; not started yet. */
    static PostgresServer in(Path folder) throws IOException {
        return new PostgresServer(folder.resolve("postgres"), RealServers.freePort());
    }

    /** A commit is on its way to the disk when it returns, as in production; the default for tests may lose it in a kill. */
    void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("synchronous_commit", "on")
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_START)
                .start();
    }

    /** {@code kill -9} of the server and of every process of a connection. */
    void kill() throws IOException {
        Optional<ProcessHandle> server = server();
        if (server.isPresent()) {
            List<ProcessHandle> all = server.get().descendants().toList();
            server.get().destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            server.get().onExit().join();
            all.forEach(process -> process.onExit().join());
        }
        if (postgres != null) {
            postgres.close(); // finds nothing to stop, and lets go of the folder
            postgres = null;
        }
    }

    /** Copies its files, while it is killed. */
    void backUp(Path backup) throws IOException {
        copy(data, backup);
    }

    /** Puts back what was copied, while it is killed. */
    void restore(Path backup) throws IOException {
        FileSystemUtils.deleteRecursively(data);
        copy(backup, data);
    }

    /** With its permissions, on which PostgreSQL insists. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private Optional<ProcessHandle> server() throws IOException {
        Path pid = data.resolve("postmaster.pid");
        return Files.exists(pid)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip()))
                : Optional.empty();
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres&reWriteBatchedInserts=true";
    }

    /** Settings of a process that uses that database. */
    Map<String, String> settings(String database) {
        return Map.of(
                "spring.datasource.url", url(database),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "");
    }

    LedgerImage image(String database) throws SQLException {
        return LedgerImage.of(url(database), "postgres", "");
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
