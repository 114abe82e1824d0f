package io.segue.sync;

import static io.segue.sync.FakeCatalog.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.segue.SegueApplication;
import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Batches;
import io.segue.batch.Batches.LaunchRequest;
import io.segue.batch.JobDefinition;
import io.segue.batch.JobDefinitions;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogTrack;
import io.segue.library.Track;
import io.segue.process.Needs;
import io.segue.process.RealServers.Tool;
import io.segue.process.TemporalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The dead letter queue on a real Temporal server, as somebody sees it who has nothing but Temporal's own command line. */
@Needs(Tool.TEMPORAL)
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeadLetterQueueIT {

    private static final CatalogAnswerException NO = new CatalogAnswerException("no such market", false);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMESPACE = "default";
    private static final String PLAYLIST = "Focus";

    @TempDir
    private static Path project;

    @TempDir
    private static Path servers;

    private static TemporalServer temporal;

    private static ConfigurableApplicationContext service;

    private final FakeCatalog catalog = service.getBean(FakeCatalog.class);
    private final Batches batches = service.getBean(Batches.class);
    private JobDefinition definition;

    /** As a process would: what connects to Temporal is decided before there is a context. */
    @BeforeAll
    static void serve() throws Exception {
        temporal = TemporalServer.start(servers);
        List<String> arguments = new ArrayList<>(List.of(
                "--segue.role=service",
                "--segue.project=" + project,
                "--segue.service.look=200ms",
                "--segue.service.dead-letters=500ms",
                "--spring.main.lazy-initialization=false"));
        temporal.settings(NAMESPACE).forEach((name, value) -> arguments.add("--" + name + "=" + value));
        service = new SpringApplicationBuilder(SegueApplication.class)
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean(FakeCatalog.class, () -> new FakeCatalog()))
                .run(arguments.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        service.close();
        temporal.close();
    }

    /** Five tracks, of which the catalog refuses to search for the second and the fourth. */
    @BeforeEach
    void writeInput() throws IOException {
        StringBuilder csv = new StringBuilder("Track name,Artist name,Album,Playlist name,Type,ISRC\n");
        for (String title : List.of("Alpha", "Bravo", "Charlie", "Delta", "Echo")) {
            csv.append(title).append(",Artist,,").append(PLAYLIST).append(",Playlist,\n");
            catalog.has(title, new CatalogTrack("uri:" + title, Track.of(title, "Artist")));
            boolean refuses = title.equals("Bravo") || title.equals("Delta");
            catalog.at("search", refuses ? refused(NO) : new FakeCatalog.Fate() {});
        }
        Path input = Files.writeString(project.resolve("tracks.csv"), csv);
        definition = service.getBean(JobDefinitions.class)
                .of(
                        "import",
                        Map.of(
                                "type",
                                "playlist-import",
                                "input",
                                Map.of("files", List.of(input.toString())),
                                "target",
                                Map.of("catalog", "fake", "account", "ada")));
    }

    @Test
    void whatIsDeadWaitsOnItsQueueForWhoeverDecidesAndIsPutThereAgainWhenLost() throws Exception {
        BatchSummary first = batches.run(new LaunchRequest(definition, false, false, false, null), progress -> {});
        assertThat(first.state()).isEqualTo(BatchState.PARTIAL);
        String letters = "dead-letters/" + first.batchId() + "/u0";

        assertThat(until(
                        () -> list("track_name = 'Artist - Bravo +1' AND batch_id = '" + first.batchId() + "'"),
                        found -> found.contains(letters)))
                .contains("DeadLetterWorkflow", "Running");
        assertThat(cli("workflow", "describe", "--workflow-id", letters)).contains("music-sync-dlq");
        assertThatThrownBy(() -> update(letters, "redrive", "{}")).hasMessageContaining("Say who asks");
        assertThat(update(letters, "discard", "{\"requestedBy\": \"ada\", \"rowNo\": 2}"))
                .as("a row that is not dead")
                .contains("\"items\":0");

        cli("workflow", "terminate", "--workflow-id", letters, "--reason", "lost");
        until(
                () -> list("WorkflowId = '" + letters + "' AND ExecutionStatus = 'Running'"),
                found -> found.contains(letters));

        assertThat(update(letters, "redrive", "{\"requestedBy\": \"ada\", \"rowNo\": 1}"))
                .contains("1");
        until(() -> catalog.listed(PLAYLIST), List.of("uri:Alpha", "uri:Bravo", "uri:Charlie", "uri:Echo")::equals);
        until(() -> list("track_name = 'Artist - Delta'"), found -> found.contains(letters));

        update(letters, "discard", "{\"requestedBy\": \"ada\", \"reason\": \"never mind\"}");
        until(
                () -> list("WorkflowId = '" + letters + "' AND ExecutionStatus = 'Completed'"),
                found -> found.contains(letters));
        assertThat(batches.find(first.batchId()).orElseThrow().state()).isEqualTo(BatchState.APPLIED);
        assertThat(catalog.listed(PLAYLIST)).containsExactly("uri:Alpha", "uri:Bravo", "uri:Charlie", "uri:Echo");
    }

    private String update(String workflow, String name, String command) throws Exception {
        JsonNode answer = JSON.readTree(cli(
                "workflow",
                "update",
                "execute",
                "--workflow-id",
                workflow,
                "--name",
                name,
                "--input",
                command,
                "--output",
                "json"));
        return answer.path("result").toString();
    }

    private static String list(String query) throws Exception {
        return cli("workflow", "list", "--query", query);
    }

    private static String cli(String... arguments) throws Exception {
        return temporal.cli(arguments);
    }

    private static <T> T until(Callable<T> question, Predicate<T> answered) throws Exception {
        while (true) {
            T answer = question.call();
            if (answer != null && answered.test(answer)) {
                return answer;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
