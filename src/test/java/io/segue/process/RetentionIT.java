package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The past can be let go of without a trace, and without the next night deciding anything differently. */
class RetentionIT {

    private static final String NIGHTLY = "jobs/nightly.yaml";
    private static final int WRONG_INPUT = 2;
    private static final String USER = "anna.example";

    @TempDir
    private Path project;

    private Commands commands;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(project.resolve("jobs"));
        Files.createDirectories(project.resolve("input"));
        for (String job : List.of("nightly", "plain")) {
            Files.writeString(project.resolve("jobs/" + job + ".yaml"), """
                    type: %s
                    description: every night
                    %sinput:
                      files: input/%s.csv
                    target:
                      catalog: local
                      collection: input/collection.csv
                    """.formatted(
                            job.equals("plain") ? "playlist-import" : "library-migration",
                            job.equals("plain") ? "" : "user: " + USER + "\n",
                            job));
        }
        StringBuilder collection = new StringBuilder("title,artist,album,duration_ms,location\n");
        for (int track = 0; track < 9; track++) {
            collection.append("Zebra %d,Quokka %d,Album,%d,/music/%d.flac%n"
                    .formatted(track, track, 180_000 + 9000 * track, track));
        }
        Files.writeString(project.resolve("input/collection.csv"), collection);
        commands = new Commands(project, Map.of());
    }

    private Commands.Result run(String job, String playlist, int... tracks) throws IOException {
        StringBuilder rows = new StringBuilder("Track name,Artist name,Album,Playlist name,Type,ISRC\n");
        for (int track : tracks) {
            rows.append("Zebra %d,Quokka %d,Album,%s,Playlist,\n".formatted(track, track, playlist));
        }
        Files.writeString(project.resolve("input/" + job + ".csv"), rows);
        Commands.Result result = commands.run("run", "jobs/" + job + ".yaml");
        assertThat(result.out()).as(result.toString()).contains("APPLIED");
        return result;
    }

    @Test
    void aPurgedNightLeavesWhatTheNextOneNeedsAndAForgottenUserNothing() throws Exception {
        Commands.Result first = run("nightly", "Burrow", 0, 1, 2);
        Commands.Result other = run("plain", "Meadow", 5, 6);
        List<String> playlists = LedgerImage.ofEmbedded(project).playlists();

        assertThat(commands.run("purge", "--older-than", "1d", "--keep-last", "0")
                        .out())
                .contains("Removed 0 batch(es)");
        assertThat(commands.run("purge", "--older-than", "0s", "--keep-last", "0", "--dry-run")
                        .out())
                .contains("Would remove 2 batch(es) with 5 row(s)");
        Commands.Result purge = commands.run("purge", "--older-than", "0s", "--keep-last", "0");

        assertThat(purge.out())
                .as(purge.toString())
                .contains(first.batchId(), other.batchId(), "Removed 2 batch(es) with 5 row(s)");
        assertThat(rows(
                        "batch",
                        "unit",
                        "item_source",
                        "item_state",
                        "item_outcome",
                        "event",
                        "intent",
                        "lease",
                        "pre_image",
                        "unit_unchanged",
                        "gone_row",
                        "batch_input",
                        "batch_job_instance",
                        "batch_job_execution",
                        "batch_job_execution_params",
                        "batch_step_execution",
                        "batch_step_execution_context",
                        "batch_job_execution_context",
                        "candidate",
                        "command",
                        "pre_image_entry"))
                .allSatisfy((table, count) -> assertThat(count).as(table).isZero());
        assertThat(LedgerImage.ofEmbedded(project).playlists()).isEqualTo(playlists);
        assertThat(project.resolve("output/" + first.batchId())).doesNotExist();
        assertThat(Files.exists(project.resolve("output/latest"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
        assertThat(project.resolve(".segue/locks/" + first.batchId() + ".lock")).doesNotExist();

        Commands.Result next = run("nightly", "Burrow", 0, 1, 2, 3);
        assertThat(next.out()).contains("4 rows: 3 unchanged, 1 added");
        assertThat(run("plain", "Meadow", 5, 6).out()).contains("0 added, 2 already there");

        assertThat(commands.run("forget-user", USER).exitCode()).isEqualTo(WRONG_INPUT);
        Commands.Result forgotten = commands.run("forget-user", USER, "--yes");

        assertThat(forgotten.exitCode()).as(forgotten.toString()).isZero();
        assertThat(forgotten.out()).contains("Erased 1 batch(es) and 1 playlist(s)", "user_id = \"" + USER + "\"");
        assertThat(everything())
                .noneMatch(text -> text.contains("zebra 0") || text.contains("burrow") || text.contains(USER))
                .anyMatch(text -> text.contains("zebra 5"))
                .anyMatch(text -> text.contains("meadow"));
        assertThat(project.resolve("output/" + next.batchId())).doesNotExist();
        assertThat(project.resolve("output/latest/summary.json")).exists();
    }

    private Map<String, Integer> rows(String... tables) throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table);
                row.next();
                counts.put(table, row.getInt(1));
            }
        }
        return counts;
    }

    /** Every value of every column of every table, in lower case. */
    private List<String> everything() throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            ResultSet found = statement.executeQuery(
                    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'");
            while (found.next()) {
                tables.add(found.getString(1));
            }
            assertThat(tables).hasSizeGreaterThan(20);
            for (String table : tables) {
                ResultSet row = statement.executeQuery("SELECT * FROM \"" + table + "\"");
                while (row.next()) {
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        values.add(String.valueOf(row.getString(column)).toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        return values;
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + project.resolve(".segue/ledger") + ";AUTO_SERVER=TRUE;WRITE_DELAY=0", "segue", "");
    }
}
