package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library that is migrated every night costs what changed, and ends up as if everything had been looked at. */
class NightlyMigrationIT {

    private static final String JOB = "jobs/nightly.yaml";
    private static final int APPLIED = 0;

    @TempDir
    private Path project;

    private Commands commands;
    private final List<String> rows = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(project.resolve("jobs"));
        Files.createDirectories(project.resolve("input"));
        Files.writeString(project.resolve(JOB), """
                type: library-migration
                description: every night
                user: anna
                input:
                  files: input/library.csv
                target:
                  catalog: local
                  collection: input/collection.csv
                """);
        StringBuilder collection = new StringBuilder("title,artist,album,duration_ms,location\n");
        for (int track = 0; track < 9; track++) {
            collection.append(
                    "Song %d,Band %d,Album,%d,/music/%d.flac%n".formatted(track, track, 180_000 + 9000 * track, track));
        }
        Files.writeString(project.resolve("input/collection.csv"), collection);
        commands = new Commands(project, Map.of());
    }

    private void row(String playlist, int track) {
        rows.add("Song %d,Band %d,Album,%s,Playlist,".formatted(track, track, playlist));
    }

    private Commands.Result night(int exitCode) throws IOException {
        Files.writeString(
                project.resolve("input/library.csv"),
                "Track name,Artist name,Album,Playlist name,Type,ISRC\n" + String.join("\n", rows) + "\n");
        Commands.Result result = commands.run("run", JOB);
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
        return result;
    }

    private List<String> playlist(String title) throws Exception {
        return LedgerImage.ofEmbedded(project).playlists().stream()
                .filter(entry -> entry.startsWith(title + " "))
                .toList();
    }

    @Test
    void whatArrivedIsPassedOverAndWhatIsNewOrMovedOrRepeatedCountsRight() throws Exception {
        row("Old", 0);
        row("Old", 1);
        row("New", 2);
        row("New", 2);
        assertThat(night(APPLIED).out()).contains("4 rows: 4 added");

        rows.add(rows.remove(0)); // moved
        row("New", 2); // once more than before
        row("New", 3);
        Commands.Result second = night(APPLIED);

        assertThat(second.out()).contains("6 rows: 4 unchanged, 2 added, 0 already there");
        assertThat(commands.run("show", second.batchId()).out())
                .contains("2 row(s) in 1 unit(s), 4 unchanged", "4 rows, 2 unchanged, 2 matched, 2 added, 2 verified");
        assertThat(playlist("Old")).hasSize(2);
        assertThat(playlist("New")).hasSize(4);

        rows.remove(0); // gone
        Commands.Result third = night(APPLIED);

        assertThat(third.out()).contains("5 rows: 5 unchanged, 0 added");
        assertThat(Files.readString(project.resolve("output/latest/removed.csv")))
                .contains("Old,")
                .contains("Song 1");
        assertThat(Files.readString(project.resolve("output/latest/report.html")))
                .contains("removed.csv");
        assertThat(Files.readString(project.resolve("output/latest/summary.json")))
                .contains("\"unchanged\" : 5");
        assertThat(playlist("Old")).hasSize(2);

        row("Old", 1); // back again
        assertThat(night(APPLIED).out()).contains("6 rows: 5 unchanged, 0 added, 1 already there");
        assertThat(playlist("Old")).hasSize(2);
    }
}
