package io.segue.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Locale;
import java.util.Map;

/**
 * Imports generated playlists with the built product and prints how long its parts took, from the ledger's own timestamps.
 *
 * <p>Run: {@code mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.segue.process.ImportBenchmark
 * -Dexec.args="10000 30000"} after {@code mvn package -DskipTests}.
 */
public final class ImportBenchmark {

    private ImportBenchmark() {}

    /**
     * @param arguments tracks to import and size of the collection; 10000 and 30000 where absent
     */
    public static void main(String[] arguments) throws Exception {
        int tracks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int collection = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30_000;
        Path project = ImportProject.create(Files.createTempDirectory("segue-benchmark"), tracks, collection);
        long started = System.nanoTime();
        SegueProcess.Ended ended = SegueProcess.run(project, Map.of(), "run", ImportProject.JOB);
        double wall = (System.nanoTime() - started) / 1e9;
        System.out.println(ended.output());
        String url = "jdbc:h2:file:" + project.resolve(".segue/ledger") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
        try (Connection connection = DriverManager.getConnection(url, "segue", "");
                ResultSet times = connection
                        .createStatement()
                        .executeQuery("SELECT DATEDIFF(MILLISECOND, created_at, sealed_at),"
                                + " DATEDIFF(MILLISECOND, sealed_at, finished_at) FROM batch")) {
            times.next();
            double stage = times.getLong(1) / 1000.0;
            double run = times.getLong(2) / 1000.0;
            System.out.printf(
                    Locale.ROOT,
                    "%d tracks against %d: whole command %.1f s; index and stage %.1f s, apply %.1f s, together %.0f tracks/s%n",
                    tracks,
                    collection,
                    wall,
                    stage,
                    run,
                    tracks / (stage + run));
        }
    }
}
