package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the product at random moments of an import, again and again, and lets it finish: ledger, playlists and results equal those of a
 * run that nobody disturbed. Seeds: {@code segue.kill.seeds} of them from {@code segue.kill.first}.
 */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillIT {

    private static final int TRACKS = 2_000;
    private static final int COLLECTION = 2_500;
    private static final int MOST_KILLS = 3;
    private static final int PARTIAL = 4;

    @TempDir
    private static Path folder;

    private LedgerImage undisturbed;
    private String results;
    private long undisturbedMillis;

    @BeforeAll
    void runUndisturbed() throws Exception {
        Path project = ImportProject.create(folder.resolve("undisturbed"), TRACKS, COLLECTION);
        long started = System.nanoTime();
        SegueProcess.Ended ended = SegueProcess.run(project, Map.of(), "run", ImportProject.JOB);
        undisturbedMillis = (System.nanoTime() - started) / 1_000_000;
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(PARTIAL);
        undisturbed = LedgerImage.ofEmbedded(project);
        assertThat(undisturbed.items()).hasSize(TRACKS);
        assertThat(undisturbed.playlists()).hasSizeGreaterThan(TRACKS * 9 / 10);
        results = results(project);
    }

    static LongStream seeds() {
        long first = Long.getLong("segue.kill.first", 1);
        return LongStream.range(first, first + Integer.getInteger("segue.kill.seeds", 3));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anImportKilledAnywhereEndsAsIfUndisturbed(long seed) throws Exception {
        Path project = ImportProject.create(folder.resolve("seed" + seed), TRACKS, COLLECTION);
        Random random = new Random(seed);
        int kills = 1 + random.nextInt(MOST_KILLS);
        StringBuilder story = new StringBuilder("seed " + seed);
        for (int kill = 0; kill < kills; kill++) {
            long millis = undisturbedMillis / 5 + (long) (random.nextDouble() * undisturbedMillis);
            try (SegueProcess running = SegueProcess.start(project, Map.of(), "run", ImportProject.JOB)) {
                boolean ended = running.endsWithin(millis);
                story.append(ended ? ", ended before " : ", killed after ")
                        .append(millis)
                        .append(" ms");
                running.kill();
            }
        }
        SegueProcess.Ended ended = SegueProcess.run(project, Map.of(), "run", ImportProject.JOB);
        story.append('\n').append(ended.output());

        assertThat(ended.exitCode()).as(story.toString()).isEqualTo(PARTIAL);
        LedgerImage image = LedgerImage.ofEmbedded(project);
        assertThat(image.items()).as(story.toString()).isEqualTo(undisturbed.items());
        assertThat(image.playlists()).as(story.toString()).isEqualTo(undisturbed.playlists());
        assertThat(image).as(story.toString()).isEqualTo(undisturbed);
        assertThat(results(project)).as(story.toString()).isEqualTo(results);
    }

    private static String results(Path project) throws Exception {
        return Files.readString(project.resolve("output/latest/results.csv")).replace(project.toString(), "");
    }
}
