package io.segue.process;

import io.segue.library.Track;
import io.segue.library.TrackJson;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stages generated exports into PostgreSQL with the built product under {@code -Xmx256m}, beside a plain JDBC batch insert of equal rows in
 * equal chunks, and prints rates, their ratio, cost per row and the heap after a collection.
 *
 * <p>Run: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.segue.process.StagingBenchmark
 * -Dexec.args="10000 100000 1000000"} after {@code mvn package -DskipTests}.
 */
public final class StagingBenchmark {

    private static final int CHUNK = 1000;
    private static final int PLAYLISTS = 100;
    private static final long POLL_MILLIS = 20;
    private static final Pattern USED = Pattern.compile("generation\\s+total \\d+K, used (\\d+)K");

    private StagingBenchmark() {}

    /**
     * @param arguments numbers of rows; 10000, 100000 and 1000000 where absent
     */
    public static void main(String[] arguments) throws Exception {
        List<String> sizes = arguments.length > 0 ? List.of(arguments) : List.of("10000", "100000", "1000000");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            System.out.println("rows, staged rows/s, plain JDBC rows/s, ratio, microseconds a row, heap after GC MB");
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
        double staged = stagedSeconds(url);
        double plain = plainSeconds(url, rows);
        System.out.printf(
                Locale.ROOT,
                "%d, %.0f, %.0f, %.2f, %.1f, %.1f%n",
                rows,
                rows / staged,
                rows / plain,
                plain / staged,
                staged * 1e6 / rows,
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

    /** Waits until the input is sealed; the heap is looked at when nearly all rows are staged. */
    private static long heapOnceStaged(SegueProcess process, String url, int rows) throws Exception {
        long heap = 0;
        while (true) {
            if (!process.isRunning()) {
                throw new IllegalStateException("ended early:\n" + process.output());
            }
            if (sealed(url)) {
                return heap == 0 ? heap(process.pid()) : heap;
            }
            if (heap == 0 && rows > CHUNK * 50 && count(url) > rows * 0.9) {
                heap = heap(process.pid());
            }
            Thread.sleep(heap == 0 && rows > CHUNK * 50 ? 500 : POLL_MILLIS);
        }
    }

    private static boolean sealed(String url) {
        return number(url, "SELECT COUNT(*) FROM batch WHERE sealed_at IS NOT NULL") > 0;
    }

    /** An estimate is enough, and costs nothing. */
    private static long count(String url) {
        return number(url, "SELECT COUNT(*) FROM item_state");
    }

    /** The number, 0 as long as there is no such table. */
    private static long number(String url, String query) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                ResultSet result = connection.createStatement().executeQuery(query)) {
            return result.next() ? result.getLong(1) : 0;
        } catch (SQLException notYet) {
            return 0;
        }
    }

    private static double stagedSeconds(String url) {
        return number(url, "SELECT EXTRACT(EPOCH FROM (sealed_at - created_at)) * 1000 FROM batch") / 1000.0;
    }

    /** Kilobytes in use after a collection. */
    private static long heap(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        return sum;
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

    private static double plainSeconds(String url, int rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            connection.createStatement().execute("CREATE TABLE plain (LIKE item INCLUDING ALL)");
            connection.setAutoCommit(false);
            long started = System.nanoTime();
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO plain (batch_id, row_no, unit_no, item_no, file_no, line, label, payload, state, attempts)"
                            + " VALUES (?, ?, ?, ?, 0, ?, ?, ?, 'PENDING', 0)")) {
                for (int row = 0; row < rows; row++) {
                    Track track = Track.of("Track " + row, "Artist " + row % 5000)
                            .withAlbum("Album " + row % 20000)
                            .withIsrc("GBDUW%07d".formatted(row % 9_999_999));
                    insert.setString(1, "plain");
                    insert.setLong(2, row);
                    insert.setInt(3, row % PLAYLISTS);
                    insert.setInt(4, row / PLAYLISTS);
                    insert.setLong(5, row + 2L);
                    insert.setString(6, track.label());
                    insert.setString(7, TrackJson.write(track));
                    insert.addBatch();
                    if (row % CHUNK == CHUNK - 1 || row == rows - 1) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            }
            return (System.nanoTime() - started) / 1e9;
        }
    }
}
