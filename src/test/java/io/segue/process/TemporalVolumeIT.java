package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.segue.process.RealServers.Tool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What only volume shows on a real server: histories that end and go on in another, and parents with thousands of children. */
@Needs(Tool.TEMPORAL)
@Tag("faults")
@Tag("faults-only")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemporalVolumeIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COLLECTION = 2_000;
    private static final int LONG_UNIT = 100_000;
    private static final int UNITS = 5_000;
    private static final int WINDOW = 16;

    /** Where a server asks for a new history, and where it ends one. */
    private static final int SUGGESTED_EVENTS = 4_096;

    @TempDir
    private static Path folder;

    private TemporalServer temporal;
    private EmbeddedPostgres postgres;
    private String namespace;
    private String database;

    @BeforeAll
    void startServers() throws Exception {
        temporal = TemporalServer.start(folder);
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    void stopServers() throws Exception {
        temporal.close();
        postgres.close();
    }

    @Test
    void aLongUnitGoesOnInFreshHistoriesWithoutAGap() throws Exception {
        Commands.Result run = run("long", LONG_UNIT, row -> "Long");

        String unit = "batch/" + run.batchId() + "/a1/u0";
        List<JsonNode> runs = runs(unit);
        assertThat(runs).hasSize(LONG_UNIT / 100 / 50);
        assertThat(runs)
                .filteredOn(found -> status(found).endsWith("COMPLETED"))
                .hasSize(1);
        assertThat(runs)
                .filteredOn(found -> status(found).endsWith("CONTINUED_AS_NEW"))
                .hasSize(runs.size() - 1);
        assertThat(runs)
                .allSatisfy(
                        found -> assertThat(found.get("historyLength").asInt()).isLessThan(SUGGESTED_EVENTS));
        assertThat(runs)
                .allSatisfy(found -> assertThat(
                                found.at("/searchAttributes/indexedFields").fieldNames())
                        .toIterable()
                        .contains("batch_id", "job_name"));
        assertThat(texts("SELECT state FROM item_state GROUP BY state")).containsExactly("VERIFIED");
        assertThat(texts("SELECT e.uri FROM local_playlist_entry e ORDER BY e.position"))
                .hasSize(LONG_UNIT)
                .isEqualTo(texts("SELECT target_uri FROM item_outcome ORDER BY item_id"));
    }

    @Test
    void thousandsOfUnitsRunWithinTheWindowAndNoneIsEndedByItsParent() throws Exception {
        Commands.Result run = run("wide", UNITS, row -> "P" + row);

        String parent = "batch/" + run.batchId() + "/a1";
        List<JsonNode> runs = runs(parent);
        assertThat(runs).hasSize(UNITS / 500);
        for (JsonNode found : runs) {
            assertThat(found.get("historyLength").asInt()).isLessThan(2 * SUGGESTED_EVENTS);
            assertThat(mostAtOnce(parent, found.at("/execution/runId").asText()))
                    .isBetween(2, WINDOW);
        }
        assertThat(count("batch_id='" + run.batchId() + "' AND ExecutionStatus='Completed'"))
                .isEqualTo(UNITS + 1);
        assertThat(count("batch_id='" + run.batchId() + "' AND ExecutionStatus='Terminated'"))
                .isZero();
        assertThat(texts("SELECT state FROM unit GROUP BY state")).containsExactly("APPLIED");
    }

    private Commands.Result run(String name, int rows, java.util.function.IntFunction<String> playlist)
            throws Exception {
        Path project = ImportProject.create(folder.resolve(name), 1, COLLECTION);
        List<String> collection = Files.readAllLines(project.resolve("input/collection.csv"));
        StringBuilder csv = new StringBuilder("Track name,Artist name,Album,Playlist name,Type,ISRC\n");
        for (int row = 0; row < rows; row++) {
            String[] track = collection.get(1 + row * 7 % COLLECTION).split(",");
            csv.append(track[0] + "," + track[1] + "," + track[2] + "," + playlist.apply(row) + ",Playlist,\n");
        }
        Files.writeString(project.resolve("input/playlists.csv"), csv);
        namespace = temporal.freshNamespace();
        database = "segue_" + name;
        Map<String, String> settings = new HashMap<>(temporal.settings(namespace));
        settings.putAll(PostgresImportIT.freshDatabase(postgres, database));
        long started = System.nanoTime();
        Commands.Result result =
                new Commands(project, settings).run("run", ImportProject.JOB, "--set", "window=" + WINDOW);
        System.out.println(name + ": " + (System.nanoTime() - started) / 1_000_000_000 + " s");
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result;
    }

    /** Children under way at a time; a run begins and ends without any. */
    private int mostAtOnce(String workflow, String runId) throws Exception {
        JsonNode events = JSON.readTree(
                        cli("workflow", "show", "--workflow-id", workflow, "--run-id", runId, "--output", "json"))
                .get("events");
        int underWay = 0;
        int most = 0;
        for (JsonNode event : events) {
            String type = event.get("eventType").asText();
            if (type.equals("EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED")) {
                underWay++;
            } else if (type.startsWith("EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_") && !type.endsWith("_STARTED")) {
                assertThat(type).endsWith("_COMPLETED");
                underWay--;
            }
            most = Math.max(most, underWay);
        }
        assertThat(underWay).isZero();
        return most;
    }

    private List<JsonNode> runs(String workflow) throws Exception {
        List<JsonNode> runs = new ArrayList<>();
        JSON.readTree(cli("workflow", "list", "--query", "WorkflowId='" + workflow + "'", "--output", "json"))
                .forEach(runs::add);
        return runs;
    }

    private static String status(JsonNode run) {
        return run.get("status").asText();
    }

    /** The field is left out where it is zero. */
    private long count(String query) throws Exception {
        return JSON.readTree(cli("workflow", "count", "--query", query, "--output", "json"))
                .path("count")
                .asLong(0);
    }

    private String cli(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--namespace", namespace));
        return temporal.cli(all.toArray(String[]::new));
    }

    private List<String> texts(String sql) throws Exception {
        List<String> texts = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(postgres.getJdbcUrl("postgres", database), "postgres", "");
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
