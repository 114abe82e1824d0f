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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people see and do in Temporal itself, by its own command line: a batch is found, its tree read, its progress followed; it may be
 * cancelled or terminated there, and the ledger remains right. A real server and a real PostgreSQL.
 */
@Needs(Tool.TEMPORAL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemporalVisibilityIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FAILED = 1;
    private static final int COMPENSATED = 3;
    private static final int PARTIAL = 4;
    private static final int TRACKS = 1_250;
    private static final long LONGEST_SECONDS = 120;
    private static final long LOCK = 42;
    /** What a reader takes. */
    private static final int LONGEST_CELL = 64 * 1024;

    /** A batch stops at this many added or verified items of a unit as long as somebody holds {@link #LOCK}. */
    private static final int HELD_FROM = 600;

    private static final String WILD = ("\uD83C\uDFA7 wild \\u0007\\x1b[31m ").repeat(400);

    @TempDir
    private static Path folder;

    private TemporalServer temporal;
    private EmbeddedPostgres postgres;
    private Path project;
    private String namespace;
    private Map<String, String> settings;
    private Commands commands;
    private Commands.Result clean;

    @BeforeAll
    void importOnce() throws Exception {
        temporal = TemporalServer.start(folder);
        postgres = EmbeddedPostgres.builder().start();
        namespace = temporal.freshNamespace();
        settings = new HashMap<>(temporal.settings(namespace));
        settings.putAll(PostgresImportIT.freshDatabase(postgres, "segue"));
        project = ImportProject.create(folder.resolve("project"), TRACKS, 1_500);
        commands = new Commands(project, settings);
        Path job = project.resolve(ImportProject.JOB);
        Files.writeString(
                job,
                Files.readString(job)
                        .replace("description: generated", "user: alice\ndescription: \"generated " + WILD + "\""));
        Path input = project.resolve("input/playlists.csv");
        Files.writeString(input, "Bad Habits,Somebody,,One song,Playlist,\n", java.nio.file.StandardOpenOption.APPEND);
        clean = commands.run("run", ImportProject.JOB);
        assertThat(clean.exitCode()).as(clean.toString()).isEqualTo(PARTIAL);
        try (Connection connection = connect()) {
            connection.createStatement().execute("""
                    CREATE FUNCTION held() RETURNS trigger AS
                    $$ BEGIN PERFORM pg_advisory_xact_lock_shared(%d); RETURN NEW; END $$ LANGUAGE plpgsql;
                    CREATE TRIGGER held BEFORE UPDATE ON unit FOR EACH ROW
                    WHEN (NEW.added + NEW.verified >= %d AND OLD.added + OLD.verified < %d) EXECUTE FUNCTION held()
                    """.formatted(LOCK, HELD_FROM, HELD_FROM));
        }
    }

    @AfterAll
    void stopServers() throws Exception {
        temporal.close();
        postgres.close();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.getJdbcUrl("postgres", "segue"), "postgres", "");
    }

    @Test
    void aBatchAndItsUnitsAreFoundByWhatTheyAreAbout() throws Exception {
        String batch = "batch_id='" + clean.batchId() + "'";

        assertThat(until(() -> list(batch), found -> found.size() == 5))
                .containsExactlyInAnyOrder(
                        parent(clean), child(clean, 0), child(clean, 1), child(clean, 2), child(clean, 3));
        assertThat(list(batch + " AND user_id='alice'")).hasSize(5);
        assertThat(list(batch + " AND job_name='import' AND WorkflowType='BatchWorkflow'"))
                .containsExactly(parent(clean));
        assertThat(list(batch + " AND track_name='Somebody - Bad Habits'")).containsExactly(child(clean, 3));
        for (int unit = 0; unit < 3; unit++) {
            String playlist = attribute(child(clean, unit), "playlist_id");
            assertThat(playlist).isNotEmpty();
            assertThat(list("playlist_id='" + playlist + "'")).containsExactly(child(clean, unit));
        }
    }

    @Test
    void aWorkflowTellsWhatItIsAbout() throws Exception {
        for (String workflow : List.of(parent(clean), child(clean, 0))) {
            JsonNode described = describe(workflow);
            assertThat(described.at("/workflowExecutionInfo/memo/fields/job").asText())
                    .isEqualTo("import");
            assertThat(described
                            .at("/workflowExecutionInfo/memo/fields/description")
                            .asText())
                    .startsWith("generated \uD83C\uDFA7 wild")
                    .endsWith("…");
            assertThat(described.at("/executionConfig/userMetadata/details").asText())
                    .contains("segue show " + clean.batchId());
        }
        assertThat(describe(parent(clean))
                        .at("/executionConfig/userMetadata/summary")
                        .asText())
                .startsWith("import: generated");
        assertThat(describe(child(clean, 0))
                        .at("/executionConfig/userMetadata/summary")
                        .asText())
                .isEqualTo("Long");
        assertThat(describe(child(clean, 0))
                        .at("/workflowExecutionInfo/parentExecution/workflowId")
                        .asText())
                .isEqualTo(parent(clean));
    }

    /** A server ends a workflow with a payload of two megabytes; a page of these titles has more. */
    @Test
    void titlesBeyondAServersLimitsAreLongInTheLedgerOnly() throws Exception {
        String longest = "x".repeat(LONGEST_CELL);
        StringBuilder csv = new StringBuilder("Track name,Artist name,Album,Playlist name,Type,ISRC\n");
        String[] found = Files.readAllLines(project.resolve("input/collection.csv"))
                .get(1)
                .split(",");
        csv.append(found[0] + "," + found[1] + ",,Endless,Playlist,\n");
        for (int row = 0; row < 100; row++) {
            csv.append(longest)
                    .append(",Artist ")
                    .append(row)
                    .append(",")
                    .append(longest)
                    .append(",Endless,Playlist,\n");
        }
        Path input = Files.writeString(project.resolve("input/endless.csv"), csv);

        Commands.Result run = commands.run("run", ImportProject.JOB, "--set", "input.files=" + input);

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(PARTIAL);
        assertThat(run.out()).contains("1 added", "100 not found");
        assertThat(describe(child(run, 0))
                        .at("/workflowExecutionInfo/historySizeBytes")
                        .asLong())
                .isBetween(1_000L, 100_000L);
    }

    @Test
    void aPageCostsNoMoreThanFortyEvents() throws Exception {
        int pages = TRACKS * 8 / 10 / 100;
        JsonNode events = JSON.readTree(cli("workflow", "show", "--workflow-id", child(clean, 0), "--output", "json"))
                .get("events");

        System.out.println("A unit of " + pages + " pages: " + events.size() + " events.");
        assertThat(events.size()).isLessThanOrEqualTo(40 * pages);
    }

    @Test
    void progressIsFollowedAndACancellationFromTemporalCompensates() throws Exception {
        List<String> before = playlists();
        try (Held held = new Held("cancelled", commands)) {
            Map<String, String> ids = held.underWay();
            String parent = ids.get("parent");
            JsonNode progress = JSON.readTree(
                            cli("workflow", "query", "--workflow-id", parent, "--type", "get_progress", "-o", "json"))
                    .at("/queryResult/0");
            assertThat(progress.get("status").asText()).as(progress.toString()).isEqualTo("running");
            assertThat(progress.get("unitsInFlight").asInt()).isPositive();
            assertThat(cli("workflow", "query", "--workflow-id", parent + "/u0", "--type", "get_status"))
                    .contains("adding");
            assertThat(cli("workflow", "metadata", "--workflow-id", parent)).contains("under way");
            assertThat(list("ExecutionStatus='Running' AND batch_id='" + ids.get("batch") + "'"))
                    .contains(parent, parent + "/u0");

            cli("workflow", "cancel", "--workflow-id", parent);
            until(() -> cli("workflow", "show", "--workflow-id", parent), shown -> shown.contains("CancelRequested"));
            Commands.Result run = held.release();

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(COMPENSATED);
            assertThat(playlists()).isEqualTo(before);
            assertThat(status(parent)).isEqualTo("WORKFLOW_EXECUTION_STATUS_CANCELED");
            until(() -> list("ExecutionStatus='Running' AND batch_id='" + ids.get("batch") + "'"), List::isEmpty);
            assertThat(list("batch_id='" + ids.get("batch") + "'")).contains(parent + "/u0/undo");
        }
    }

    @Test
    @Tag("faults")
    @Tag("faults-only")
    void aBatchWhoseWorkflowsWereTerminatedIsResumedByTheNextAttempt() throws Exception {
        try (Held held = new Held("terminated", commands)) {
            String parent = held.underWay().get("parent");
            cli("workflow", "terminate", "--workflow-id", parent, "--reason", "a test");
            Commands.Result run = held.release();

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(FAILED);
            assertThat(run.err()).contains("the same command goes on from there");
            until(() -> status(parent + "/u0"), "WORKFLOW_EXECUTION_STATUS_TERMINATED"::equals);

            Commands.Result again = held.run();

            assertThat(again.exitCode()).as(again.toString()).isEqualTo(PARTIAL);
            assertThat(status(parent.replace("/a1", "/a2"))).isEqualTo("WORKFLOW_EXECUTION_STATUS_COMPLETED");
            assertThat(held.titlesAdded()).isEqualTo(held.titlesInOrder());
        }
    }

    @Test
    @Tag("faults")
    @Tag("faults-only")
    void aUnitWhoseWorkflowWasTerminatedIsBroughtToItsEndByAnother() throws Exception {
        try (Held held = new Held("orphaned", commands)) {
            String parent = held.underWay().get("parent");
            cli("workflow", "terminate", "--workflow-id", parent + "/u0", "--reason", "a test");
            Commands.Result run = held.release();

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(PARTIAL);
            assertThat(held.titlesAdded()).isEqualTo(held.titlesInOrder()).hasSizeGreaterThan(HELD_FROM);
            assertThat(status(parent)).isEqualTo("WORKFLOW_EXECUTION_STATUS_COMPLETED");
        }
    }

    /** Two builds of the same code side by side, as docs/rollouts.md has it. */
    @Test
    @Tag("faults")
    @Tag("faults-only")
    void aBatchStaysOnItsBuildWhileTheNextOneBeginsOnTheCurrentBuild() throws Exception {
        String before = namespace;
        namespace = temporal.freshNamespace();
        try (Held old = new Held("canary", ofBuild("1.0"))) {
            until(this::deployments, text -> text.contains("1.0"));
            setCurrent("1.0");
            String parent = old.underWay().get("parent");

            setRamping("1.1", 100);
            Commands.Result canary = rehearse("1.1");
            assertThat(build(parent(canary))).isEqualTo("1.1");
            setRamping("1.1", 0);
            assertThat(build(parent(rehearse("1.0")))).isEqualTo("1.0");

            setCurrent("1.1");
            Commands.Result next = rehearse("1.1");

            assertThat(build(parent)).isEqualTo("1.0");
            assertThat(build(parent(next))).isEqualTo("1.1");
            assertThat(build(child(next, 0))).isEqualTo("1.1");
            assertThat(describeVersion("1.0")).containsIgnoringCase("draining");

            Commands.Result run = old.release();

            assertThat(run.exitCode()).as(run.toString()).isEqualTo(PARTIAL);
            for (int unit = 0; unit < 4; unit++) {
                assertThat(build(parent + "/u" + unit)).isEqualTo("1.0");
            }
            until(() -> list("ExecutionStatus='Running'"), List::isEmpty);
            until(() -> describeVersion("1.0"), version -> version.contains("drained"));
        } finally {
            namespace = before;
        }
    }

    private Commands ofBuild(String buildId) {
        Map<String, String> ofBuild = new HashMap<>(settings);
        ofBuild.put("segue.temporal.namespace", namespace);
        ofBuild.put("segue.worker.build-id", buildId);
        return new Commands(project, ofBuild);
    }

    private String deployments() throws Exception {
        try {
            return cli("worker", "deployment", "describe", "--name", "segue", "--output", "json");
        } catch (IllegalStateException none) {
            return "";
        }
    }

    private Commands.Result rehearse(String buildId) {
        Commands.Result rehearsed = ofBuild(buildId).run("run", ImportProject.JOB, "--again", "--dry-run");
        assertThat(rehearsed.exitCode()).as(rehearsed.toString()).isZero();
        return rehearsed;
    }

    private void setRamping(String buildId, int percentage) throws Exception {
        cli(
                "worker",
                "deployment",
                "set-ramping-version",
                "--deployment-name",
                "segue",
                "--build-id",
                buildId,
                "--percentage",
                String.valueOf(percentage),
                "--allow-no-pollers",
                "--ignore-missing-task-queues",
                "--yes");
    }

    private void setCurrent(String buildId) throws Exception {
        cli(
                "worker",
                "deployment",
                "set-current-version",
                "--deployment-name",
                "segue",
                "--build-id",
                buildId,
                "--allow-no-pollers",
                "--ignore-missing-task-queues",
                "--yes");
    }

    private String describeVersion(String buildId) throws Exception {
        return cli(
                "worker",
                "deployment",
                "describe-version",
                "--deployment-name",
                "segue",
                "--build-id",
                buildId,
                "--output",
                "json");
    }

    private String build(String workflow) throws Exception {
        return describe(workflow)
                .at("/workflowExecutionInfo/versioningInfo/deploymentVersion/buildId")
                .asText();
    }

    /** A run over playlists of its own that stands still in the middle of its longest unit. */
    private final class Held implements AutoCloseable {

        private final String name;
        private final Commands commands;
        private final Connection holder = connect();
        private final CompletableFuture<Commands.Result> running;

        Held(String name, Commands commands) throws Exception {
            this.name = name;
            this.commands = commands;
            Path input = project.resolve("input/" + name + ".csv");
            Files.writeString(
                    input,
                    Files.readString(project.resolve("input/playlists.csv"))
                            .replace(",Long,", ",Long " + name + ",")
                            .replace(",Middle,", ",Middle " + name + ",")
                            .replace(",Short,", ",Short " + name + ",")
                            .replace(",One song,", ",One song " + name + ","));
            holder.createStatement().execute("SELECT pg_advisory_lock(" + LOCK + ")");
            running = CompletableFuture.supplyAsync(this::run);
        }

        Commands.Result run() {
            return commands.run(
                    "run", ImportProject.JOB, "--set", "input.files=" + project.resolve("input/" + name + ".csv"));
        }

        /** {@code batch} and {@code parent}, once it stands still. */
        Map<String, String> underWay() throws Exception {
            until(
                    () -> number("SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"),
                    waiting -> waiting > 0 || running.isDone());
            assertThat(running).as("still running").isNotDone();
            String batch = text("SELECT batch_id FROM batch WHERE state = 'RUNNING'");
            return Map.of("batch", batch, "parent", "batch/" + batch + "/a1");
        }

        Commands.Result release() throws Exception {
            holder.createStatement().execute("SELECT pg_advisory_unlock_all()");
            return running.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        }

        List<String> titlesAdded() throws SQLException {
            return texts(
                    "SELECT e.uri FROM local_playlist p JOIN local_playlist_entry e ON e.playlist_id = p.playlist_id"
                            + " WHERE p.name = 'Long " + name + "' ORDER BY e.position");
        }

        List<String> titlesInOrder() throws SQLException {
            return texts("SELECT o.target_uri FROM item_source s JOIN item_state t ON t.item_id = s.item_id"
                    + " JOIN item_outcome o ON o.item_id = s.item_id JOIN batch b ON b.batch_no = s.batch_no"
                    + " JOIN unit u ON u.batch_id = b.batch_id AND u.unit_no = s.unit_no"
                    + " WHERE u.title = 'Long " + name + "' AND t.state = 'VERIFIED' ORDER BY s.item_no");
        }

        @Override
        public void close() throws Exception {
            holder.close();
            running.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static String parent(Commands.Result run) {
        return "batch/" + run.batchId() + "/a1";
    }

    private static String child(Commands.Result run, int unit) {
        return parent(run) + "/u" + unit;
    }

    private String cli(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--namespace", namespace));
        return temporal.cli(all.toArray(String[]::new));
    }

    private List<String> list(String query) throws Exception {
        List<String> ids = new ArrayList<>();
        JSON.readTree(cli("workflow", "list", "--query", query, "--output", "json"))
                .forEach(found -> ids.add(found.at("/execution/workflowId").asText()));
        return ids;
    }

    private JsonNode describe(String workflow) throws Exception {
        return JSON.readTree(cli("workflow", "describe", "--workflow-id", workflow, "--output", "json", "--raw"));
    }

    private String status(String workflow) throws Exception {
        return describe(workflow).at("/workflowExecutionInfo/status").asText();
    }

    private String attribute(String workflow, String name) throws Exception {
        String encoded = describe(workflow)
                .at("/workflowExecutionInfo/searchAttributes/indexedFields/" + name + "/data")
                .asText();
        return new String(java.util.Base64.getDecoder().decode(encoded), java.nio.charset.StandardCharsets.UTF_8)
                .replace("\"", "");
    }

    private List<String> playlists() throws SQLException {
        return texts("SELECT p.name || ' ' || e.position || ' ' || e.uri FROM local_playlist p"
                + " JOIN local_playlist_entry e ON e.playlist_id = p.playlist_id ORDER BY p.name, e.position");
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        List<String> texts = texts(sql);
        assertThat(texts).as(sql).hasSize(1);
        return texts.get(0);
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = connect();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** What is found once it is as expected; visibility follows what happens at a distance. */
    private static <T> T until(Callable<T> look, Predicate<T> expected) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        T found = look.call();
        while (!expected.test(found)) {
            assertThat(System.nanoTime()).as("in time; found " + found).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            found = look.call();
        }
        return found;
    }
}
