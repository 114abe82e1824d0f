package io.segue.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * Migrates a generated library with the built product on two nights, the second with one row in a hundred changed, and prints what each
 * night took: the whole command, staging, and the rows that were worked on.
 *
 * <p>Run: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.segue.process.NightlyBenchmark
 * -Dexec.args="100000"} after {@code mvn package -DskipTests}.
 */
public final class NightlyBenchmark {

    private static final int PLAYLISTS = 100;
    private static final int CHANGED_ONE_IN = 100;
    private static final int TRACKS = 20_000;
    private static final String JOB = "jobs/nightly.yaml";

    private NightlyBenchmark() {}

    /**
     * @param arguments rows of the library; 100000 where absent
     */
    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Path project = Files.createTempDirectory("segue-nights");
        Files.createDirectories(project.resolve("jobs"));
        Files.createDirectories(project.resolve("input"));
        Files.writeString(project.resolve(JOB), """
                type: library-migration
                description: generated
                input:
                  files: input/library.csv
                target:
                  catalog: local
                  collection: input/collection.csv
                """);
        try (BufferedWriter csv = Files.newBufferedWriter(project.resolve("input/collection.csv"))) {
            csv.write("title,artist,album,duration_ms,isrc,location\n");
            for (int track = 0; track < TRACKS; track++) {
                csv.write("Song %1$d,Band %1$d,Album,200000,GBDUW%1$07d,/music/%1$d.flac%n".formatted(track));
            }
        }
        double first = night(project, rows, 0);
        double second = night(project, rows, 1);
        System.out.printf(Locale.ROOT, "second night / first night: %.3f%n", second / first);
    }

    /** Rows in order of playlists; on a later night some name another track. */
    private static void write(Path file, int rows, int night) throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("Track name,Artist name,Album,Playlist name,Type,ISRC\n");
            for (int row = 0; row < rows; row++) {
                int changed = row % CHANGED_ONE_IN == 0 ? night : 0;
                int track = (row + changed * 7919) % TRACKS;
                int playlist = (int) ((long) row * PLAYLISTS / rows);
                csv.write("Song %1$d,Band %1$d,Album,Playlist %2$d,Playlist,GBDUW%1$07d%n".formatted(track, playlist));
            }
        }
    }

    private static double night(Path project, int rows, int night) throws Exception {
        write(project.resolve("input/library.csv"), rows, night);
        long started = System.nanoTime();
        SegueProcess.Ended ended = SegueProcess.run(project, Map.of(), "run", JOB);
        double wall = (System.nanoTime() - started) / 1e9;
        if (ended.exitCode() != 0) {
            throw new IllegalStateException(ended.output());
        }
        System.out.println(ended.output()
                .lines()
                .filter(line -> line.contains(" rows: "))
                .findFirst()
                .orElse(""));
        String url = "jdbc:h2:file:" + project.resolve(".segue/ledger") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
        try (Connection connection = DriverManager.getConnection(url, "segue", "")) {
            System.out.printf(
                    Locale.ROOT,
                    "night %d: whole command %.1f s, of it stage %.1f s, run %.1f s, remember %.1f s, report %.1f s%n",
                    night + 1,
                    wall,
                    seconds(connection, "stage"),
                    seconds(connection, "run"),
                    seconds(connection, "remember"),
                    seconds(connection, "report"));
        }
        return wall;
    }

    private static double seconds(Connection connection, String step) throws SQLException {
        try (ResultSet time = connection
                .createStatement()
                .executeQuery(
                        "SELECT DATEDIFF(MILLISECOND, start_time, end_time) FROM batch_step_execution WHERE step_name = '"
                                + step + "' ORDER BY step_execution_id DESC LIMIT 1")) {
            return time.next() ? time.getLong(1) / 1000.0 : 0;
        }
    }
}
