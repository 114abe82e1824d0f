package io.segue.process;

import io.segue.library.LibraryFile;
import io.segue.library.LibraryFormats;
import io.segue.library.LibraryRow;
import io.segue.library.ReadOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stages generated exports into PostgreSQL with the built product under {@code -Xmx256m}, and inserts the very rows it staged again by
 * plain JDBC batches: same tables and indexes, same chunk, same server, nothing parsed. Prints for each size the rows a second of both,
 * the ratio, what a row costs and where that goes - in the staging step alone, without start-up, and the heap after a collection.
 *
 * <p>Run: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.segue.process.StagingBenchmark
 * -Dexec.args="10000 100000 1000000"} after {@code mvn package -DskipTests}.
 */
public final class StagingBenchmark {

    private static final int PLAYLISTS = 100;
    private static final long POLL_MILLIS = 200;
    private static final int HEAP_FROM = 50_000;
    private static final Pattern LIVE = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private static final String STEP_MILLIS = "SELECT EXTRACT(EPOCH FROM (end_time - start_time)) * 1000"
            + " FROM batch_step_execution WHERE step_name = 'stage' AND status = 'COMPLETED'";
    private static final String WRITTEN =
            "SELECT COALESCE(MAX(write_count), 0) FROM batch_step_execution WHERE step_name = 'stage'";

    private StagingBenchmark() {}

    /**
     * @param arguments numbers of rows; 10000, 100000 and 1000000 where absent
     */
    public static void main(String[] arguments) throws Exception {
        List<String> sizes = arguments.length > 0 ? List.of(arguments) : List.of("10000", "100000", "1000000");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            System.out.println(
                    "rows, staged rows/s, plain rows/s, ratio, one flat table rows/s, ratio, microseconds a row staged,"
                            + " reading alone, heap after GC MB");
            for (String size : sizes) {
                run(postgres, Integer.parseInt(size));
            }
        }
    }

    private static void run(EmbeddedPostgres postgres, int rows) throws Exception {
        String database = "staging" + rows;
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("CREATE DATABASE " + database);
        }
        String url = postgres.getJdbcUrl("postgres", database) + "&reWriteBatchedInserts=true";
        Path project = project(rows);
        Map<String, String> environment = Map.of(
                "spring.datasource.url",
                url,
                "spring.datasource.username",
                "postgres",
                "spring.datasource.password",
                "");
        long heap;
        try (SegueProcess process =
                SegueProcess.start("256m", project, environment, "run", "--dry-run", ImportProject.JOB)) {
            heap = heapOnceStaged(process, url, rows);
            process.kill();
        }
        double staged = number(url, STEP_MILLIS) / 1000.0;
        double plain;
        double flat;
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            plain = PlainInserts.again(connection);
            flat = PlainInserts.intoOneTable(connection);
        }
        double reading = readingSeconds(project.resolve("input/playlists.csv"));
        System.out.printf(
                Locale.ROOT,
                "%d, %.0f, %.0f, %.2f, %.0f, %.2f, %.1f, %.1f, %.1f%n",
                rows,
                rows / staged,
                rows / plain,
                plain / staged,
                rows / flat,
                flat / staged,
                staged * 1e6 / rows,
                reading * 1e6 / rows,
                heap / 1024.0);
    }

    private static Path project(int rows) throws IOException {
        Path project = ImportProject.create(Files.createTempDirectory("segue-staging"), 1, 10);
        try (BufferedWriter csv = Files.newBufferedWriter(project.resolve("input/playlists.csv"))) {
            csv.write("Track name,Artist name,Album,Playlist name,Type,ISRC\n");
            for (int row = 0; row < rows; row++) {
                csv.write("Track %d,Artist %d,Album %d,Playlist %d,Playlist,GBDUW%07d%n"
                        .formatted(row, row % 5000, row % 20000, row % PLAYLISTS, row % 9_999_999));
            }
        }
        return project;
    }

    /** Waits until the step has ended; the heap is looked at when nearly all rows are staged. */
    private static long heapOnceStaged(SegueProcess process, String url, int rows) throws Exception {
        long heap = 0;
        while (number(url, STEP_MILLIS) == 0) {
            if (!process.isRunning()) {
                throw new IllegalStateException("ended early:\n" + process.output());
            }
            if (heap == 0 && rows > HEAP_FROM && number(url, WRITTEN) > rows * 0.8) {
                heap = heap(process.pid());
            }
            Thread.sleep(POLL_MILLIS);
        }
        return heap == 0 ? heap(process.pid()) : heap;
    }

    /** What it takes to turn the file into payloads and labels, in this process. */
    private static double readingSeconds(Path file) throws IOException {
        long started = System.nanoTime();
        long characters = 0;
        try (LibraryFile library = new LibraryFormats().open(file, LibraryFormats.AUTO, ReadOptions.PLAYLISTS)) {
            for (LibraryRow row = library.nextRow(); row != null; row = library.nextRow()) {
                characters += row.as((line, list, label, track) -> track, (line, list, raw, reason) -> reason)
                        .length();
            }
        }
        if (characters == 0) {
            throw new IllegalStateException("nothing read from " + file);
        }
        return (System.nanoTime() - started) / 1e9;
    }

    /** The number, 0 as long as there is none. */
    private static long number(String url, String query) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                ResultSet result = connection.createStatement().executeQuery(query)) {
            return result.next() ? result.getLong(1) : 0;
        } catch (SQLException notYet) {
            return 0;
        }
    }

    /** Kilobytes in use after a collection. */
    /** Bytes that survive a collection: what is allocated right after it, while rows go on, does not count. */
    private static long heap(long pid) throws IOException, InterruptedException {
        Matcher live = LIVE.matcher(jcmd(pid, "GC.class_histogram"));
        if (!live.find()) {
            throw new IllegalStateException("GC.class_histogram ends in no total");
        }
        return Long.parseLong(live.group(1)) / 1024;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
