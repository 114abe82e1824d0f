package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import must do on every database; subclasses bring the database. */
abstract class ImportScenarios {

    private static final String JOB = "jobs/playlist-import.yaml";
    private static final int APPLIED = 0;
    private static final int WRONG_INPUT = 2;
    private static final int COMPENSATED = 3;
    private static final int PARTIAL = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path project;
    private Commands commands;

    /** A database nobody has used; its connection settings, empty for the embedded default. */
    abstract Map<String, String> freshDatabase() throws Exception;

    abstract LedgerImage image(Path project) throws Exception;

    @BeforeEach
    void copySamples() throws Exception {
        project = SampleProject.copyTo(folder);
        commands = new Commands(project, freshDatabase());
    }

    @Test
    void theSampleEndsAsItsExpectationsSayAndNothingIsRepeated() throws Exception {
        Commands.Result first = commands.run("run", JOB);

        assertThat(first.exitCode()).as(first.toString()).isEqualTo(PARTIAL);
        assertThat(outcomes()).containsExactlyInAnyOrderElementsOf(expectedOutcomes());
        assertThat(playlist("Road Trip")).containsExactlyElementsOf(expectedLocations("Road_Trip.csv"));
        LedgerImage before = image(project);

        Commands.Result second = commands.run("run", JOB);

        assertThat(second.exitCode()).isEqualTo(PARTIAL);
        assertThat(second.batchId()).isEqualTo(first.batchId());
        assertThat(image(project)).isEqualTo(before);
        assertThat(before.openIntents()).isEmpty();
    }

    @Test
    void summaryCountsEveryRowOnce() throws Exception {
        commands.run("run", JOB);

        JsonNode summary =
                JSON.readTree(project.resolve("output/latest/summary.json").toFile());
        JsonNode counts = summary.get("counts");
        assertThat(summary.get("state").asText()).isEqualTo("PARTIAL");
        assertThat(counts.get("rows").asInt()).isEqualTo(69);
        int ended = counts.get("rejected").asInt()
                + counts.get("ambiguous").asInt()
                + counts.get("notFound").asInt()
                + counts.get("present").asInt()
                + counts.get("verified").asInt()
                + counts.get("dead").asInt();
        assertThat(ended).isEqualTo(69);
        assertThat(summary.get("units")).hasSize(4);
    }

    @Test
    void aDryRunDecidesEverythingAndChangesNothing() throws Exception {
        Commands.Result result = commands.run("run", JOB, "--dry-run");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(APPLIED);
        assertThat(result.out()).contains("REHEARSED");
        assertThat(image(project).playlists()).isEmpty();
        assertThat(image(project).items()).noneMatch(item -> item.contains("| PENDING |"));
    }

    @Test
    void allOrNothingTakesBackWhatItAddedAndLeavesWhatWasThere() throws Exception {
        commands.run("run", JOB, "--set", "input.files=" + project.resolve("input/playlists/Road_Trip.csv"));
        List<String> before = image(project).playlists();
        assertThat(before).isNotEmpty();

        Commands.Result result = commands.run("run", JOB, "--set", "atomicity.policy=all-or-nothing");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(COMPENSATED);
        assertThat(image(project).playlists()).isEqualTo(before);
    }

    @Test
    void whatThePlaylistHadIsPresentAndNotAddedTwice() throws Exception {
        commands.run("run", JOB);
        List<String> before = image(project).playlists();

        Commands.Result again = commands.run("run", JOB, "--again");

        assertThat(again.exitCode()).as(again.toString()).isEqualTo(PARTIAL);
        assertThat(again.out()).contains(" 0 added, 60 already there");
        assertThat(image(project).playlists()).isEqualTo(before);
    }

    @Test
    void aToleranceThatIsKeptAppliesAndOneThatIsBrokenCompensates() throws Exception {
        Commands.Result kept = commands.run("run", JOB, "--set", "atomicity={policy: threshold, tolerate: 20%}");
        assertThat(kept.exitCode()).as(kept.toString()).isEqualTo(PARTIAL);

        Commands.Result broken = commands.run("run", JOB, "--set", "atomicity={policy: threshold, tolerate: 3}");
        assertThat(broken.exitCode()).as(broken.toString()).isEqualTo(COMPENSATED);
        assertThat(broken.out()).contains("tolerated: 3");
    }

    @Test
    void importNeedsNoJobFile() throws Exception {
        Commands.Result result = commands.run(
                "import",
                project.resolve("input/playlists/Road_Trip.csv").toString(),
                "--into",
                project.resolve("input/collection.csv").toString());

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(PARTIAL);
        assertThat(playlist("Road Trip")).containsExactlyElementsOf(expectedLocations("Road_Trip.csv"));
    }

    @Test
    void whatIsWrongWithInputIsToldWithItsPlace() throws Exception {
        Path broken = project.resolve("input/playlists/Road_Trip.csv");
        Files.writeString(broken, "this is no playlist\n");

        Commands.Result result =
                commands.run("run", JOB, "--set", "input.files=" + project.resolve("input/playlists/Road_Trip.csv"));

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(WRONG_INPUT);
        assertThat(result.err())
                .contains("Road_Trip.csv:1:")
                .contains("Known formats")
                .doesNotContain("Exception");
        assertThat(image(project).playlists()).isEmpty();
    }

    @Test
    void theDjSetIsNoWorseThanGreedyAndComesWithItsReasons() throws Exception {
        Commands.Result result = commands.run("run", "jobs/dj-set.yaml");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(APPLIED);
        JsonNode set = JSON.readTree(project.resolve("output/latest/set.json").toFile());
        assertThat(set.fieldNames()).toIterable().containsExactly("sequence", "transitions", "summary", "metrics");
        assertThat(set.get("sequence")).hasSize(20);
        assertThat(set.get("transitions")).hasSize(19);
        assertThat(set.at("/sequence/0/duration_ms").isNumber()).isTrue();
        assertThat(set.at("/metrics/cost").asDouble())
                .isLessThan(set.at("/metrics/greedy_cost").asDouble());
        assertThat(Files.readAllLines(project.resolve("output/latest/set.m3u8")))
                .hasSizeGreaterThan(40);
    }

    @Test
    void everyFridayHasFreshSetsThatBecomeCurrentTogether() throws Exception {
        Commands.Result first = commands.run("run", "jobs/friday-sets.yaml", "--date", "2026-11-27");
        Commands.Result second = commands.run("run", "jobs/friday-sets.yaml", "--date", "2026-12-04");

        assertThat(first.exitCode()).as(first.toString()).isEqualTo(APPLIED);
        assertThat(first.out()).contains(" 0 already there", " left out");
        assertThat(second.exitCode()).as(second.toString()).isEqualTo(APPLIED);
        assertThat(second.batchId()).isNotEqualTo(first.batchId());
        for (String set : List.of("Warm-up", "Main floor")) {
            JsonNode before = set(first, set);
            JsonNode changes = set(second, set).at("/metrics/changes");
            assertThat(before.at("/metrics/changes").isNull()).isTrue();
            assertThat(changes.get("since").asText()).isEqualTo("2026-11-27");
            assertThat(changes.get("fresh_share").asDouble()).isGreaterThanOrEqualTo(.5);
            assertThat(changes.get("out").size() + changes.get("kept").asInt())
                    .isEqualTo(before.get("sequence").size());
        }
        assertThat(Files.readString(project.resolve("output/latest/report.html")))
                .contains("Warm-up since 2026-11-27", "last written on", "were left out");
        assertThat(Files.readAllLines(project.resolve("output/latest/sets.csv")))
                .hasSize(3);
    }

    private JsonNode set(Commands.Result run, String name) throws IOException {
        return JSON.readTree(project.resolve("output")
                .resolve(run.batchId())
                .resolve("sets")
                .resolve(name)
                .resolve("set.json")
                .toFile());
    }

    @Test
    void showTellsTheStoryOfABatch() throws Exception {
        Commands.Result run = commands.run("run", JOB);

        Commands.Result show =
                commands.run("show", run.batchId().substring(0, run.batchId().length() - 3));
        Commands.Result batches = commands.run("batches");

        assertThat(show.exitCode()).as(show.toString()).isZero();
        assertThat(show.out()).contains("PARTIAL", "Road Trip", "SEALED", "UNIT_PARTIAL");
        assertThat(batches.out()).contains(run.batchId());
        assertThat(commands.run("show", "no-such-batch").exitCode()).isEqualTo(WRONG_INPUT);
    }

    private List<String> outcomes() throws IOException {
        List<String> outcomes = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.read(project.resolve("output/latest/results.csv"))) {
            String outcome = row.get("outcome").equals("VERIFIED") ? "MATCHED" : row.get("outcome");
            String file = String.valueOf(Path.of(row.get("file")).getFileName());
            outcomes.add(file + ":" + row.get("line") + " " + outcome);
        }
        return outcomes;
    }

    private static List<String> expectedOutcomes() throws IOException {
        return expectations().stream()
                .map(row -> row.get("file") + ":" + row.get("line") + " " + row.get("outcome"))
                .toList();
    }

    private static List<String> expectedLocations(String file) throws IOException {
        return expectations().stream()
                .filter(row ->
                        row.get("file").equals(file) && row.get("outcome").equals("MATCHED"))
                .map(row -> row.get("location"))
                .toList();
    }

    private static List<CsvTable.Row> expectations() throws IOException {
        return CsvTable.read(Path.of("src/test/resources/samples/expected-matches.csv"));
    }

    private List<String> playlist(String title) throws IOException {
        return Files.readAllLines(project.resolve("output/latest/playlists/" + title + ".m3u8")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    /** CSV by column name. */
    private static final class CsvTable {

        record Row(Map<String, String> cells) {
            String get(String column) {
                return Objects.requireNonNull(cells.get(column), column);
            }
        }

        static List<Row> read(Path file) throws IOException {
            List<Row> table = new ArrayList<>();
            try (CSVReaderHeaderAware reader = new CSVReaderHeaderAware(Files.newBufferedReader(file))) {
                for (Map<String, String> row = reader.readMap(); row != null; row = reader.readMap()) {
                    table.add(new Row(row));
                }
            } catch (CsvValidationException e) {
                throw new IOException(e);
            }
            return table;
        }
    }
}
