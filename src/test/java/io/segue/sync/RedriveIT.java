package io.segue.sync;

import static io.segue.sync.FakeCatalog.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.SegueApplication;
import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Batches;
import io.segue.batch.Batches.LaunchRequest;
import io.segue.batch.DeadLetter;
import io.segue.batch.DeadLetters;
import io.segue.batch.DeadLetters.Answer;
import io.segue.batch.DeadLetters.Request;
import io.segue.batch.JobDefinition;
import io.segue.batch.JobDefinitions;
import io.segue.batch.Pass.Kind;
import io.segue.batch.RefusedException;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogTrack;
import io.segue.library.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** From a run in which the catalog refuses some tracks to a playlist that has them all, through every layer, from the ledger alone. */
@DirtiesContext // closed before its project folder is deleted
@SpringBootTest(
        classes = {SegueApplication.class, RedriveIT.Faulty.class},
        properties = "segue.role=launcher")
class RedriveIT {

    private static final CatalogAnswerException NO = new CatalogAnswerException("no such market", false);
    private static final Request DEAD = new Request(Set.of(), "ada", "the market is back", false);

    @TempDir
    private static Path project;

    @TestConfiguration(proxyBeanMethods = false)
    static class Faulty {

        @Bean
        FakeCatalog fakeCatalog() {
            return new FakeCatalog();
        }
    }

    @Autowired
    private FakeCatalog catalog;

    @Autowired
    private Batches batches;

    @Autowired
    private DeadLetters deadLetters;

    @Autowired
    private JobDefinitions definitions;

    @Autowired
    private JdbcTemplate jdbc;

    private JobDefinition definition;
    private String playlist;

    @DynamicPropertySource
    static void project(DynamicPropertyRegistry properties) {
        properties.add("segue.project", project::toString);
    }

    /** Five tracks, of which the catalog refuses to search for the second and the fourth. */
    @BeforeEach
    void writeInput() throws IOException {
        playlist = "Focus " + System.nanoTime();
        Path input = project.resolve("tracks-" + System.nanoTime() + ".csv");
        StringBuilder csv = new StringBuilder("Track name,Artist name,Album,Playlist name,Type,ISRC\n");
        for (String title : List.of("Alpha", "Bravo", "Charlie", "Delta", "Echo")) {
            csv.append(title).append(",Artist,,").append(playlist).append(",Playlist,\n");
            catalog.has(title, new CatalogTrack("uri:" + title, Track.of(title, "Artist")));
            boolean refuses = title.equals("Bravo") || title.equals("Delta");
            catalog.at("search", refuses ? refused(NO) : new FakeCatalog.Fate() {});
        }
        Files.writeString(input, csv);
        definition = definitions.of(
                "import",
                Map.of(
                        "type",
                        "playlist-import",
                        "input",
                        Map.of("files", List.of(input.toString())),
                        "target",
                        Map.of("catalog", "fake", "account", "ada")));
    }

    private BatchSummary run() {
        return batches.run(new LaunchRequest(definition, false, false, false, null), progress -> {});
    }

    private Answer redrive(String target) {
        return deadLetters.redrive(deadLetters.select(target), DEAD, progress -> {});
    }

    private static String results(BatchSummary batch) throws IOException {
        return Files.readString(Objects.requireNonNull(batch.report()).resolve("results.csv"));
    }

    private List<String> titles(List<DeadLetter> letters) {
        return letters.stream().map(DeadLetter::label).toList();
    }

    @Test
    void whatFailedArrivesWhereItBelongsAndTwiceIsNothing() throws IOException {
        BatchSummary first = run();
        assertThat(first.state()).isEqualTo(BatchState.PARTIAL);
        assertThat(deadLetters.list(first.batchId(), 10)).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.errorClass()).isEqualTo("CatalogAnswerException");
            assertThat(letter.message()).contains("no such market");
            assertThat(letter.attempts()).isEqualTo(1);
        });
        assertThat(results(first)).contains("CatalogAnswerException");
        Path review = Objects.requireNonNull(first.report()).resolve("review.csv");
        Files.writeString(review, Files.readString(review) + "a decision somebody made\n");

        Answer redriven = redrive(first.batchId());

        assertThat(redriven.items()).isEqualTo(2);
        assertThat(redriven.batch().state()).isEqualTo(BatchState.APPLIED);
        assertThat(catalog.listed(playlist))
                .containsExactly("uri:Alpha", "uri:Bravo", "uri:Charlie", "uri:Delta", "uri:Echo");
        assertThat(results(redriven.batch())).doesNotContain("DEAD");
        assertThat(review.resolveSibling("review-before-pass-2.csv")).content().contains("a decision somebody made");
        assertThat(deadLetters.passes(first.batchId()))
                .extracting(pass -> pass.no() + " " + pass.kind() + " " + pass.stateAfter())
                .containsExactly("1 RUN PARTIAL", "2 " + Kind.REDRIVE + " APPLIED");
        assertThat(jdbc.queryForList(
                        "SELECT step_name FROM batch_step_execution s JOIN batch_job_execution_params p"
                                + " ON p.job_execution_id = s.job_execution_id WHERE p.parameter_value = ? ORDER BY s.step_execution_id",
                        String.class,
                        first.batchId()))
                .containsExactly("stage", "seal", "run", "report", "run", "report");

        Answer again = redrive(first.batchId());
        assertThat(again.items()).isZero();
        assertThat(deadLetters.passes(first.batchId())).hasSize(2);
        assertThat(run().state())
                .as("the same command answers with the outcome")
                .isEqualTo(BatchState.APPLIED);
    }

    @Test
    void oneItemIsRedrivenAndTheOtherDiscarded() throws IOException {
        BatchSummary first = run();
        List<DeadLetter> letters = deadLetters.list(first.batchId(), 10);

        assertThat(redrive(letters.get(1).itemId()).items()).isEqualTo(1);
        assertThat(catalog.listed(playlist)).containsExactly("uri:Alpha", "uri:Charlie", "uri:Delta", "uri:Echo");
        assertThat(titles(deadLetters.list(first.batchId(), 10)))
                .hasSize(1)
                .first()
                .asString()
                .contains("Bravo");

        Answer discarded = deadLetters.discard(deadLetters.select(first.batchId()), "ada", "never mind");

        assertThat(discarded.batch().state()).isEqualTo(BatchState.APPLIED);
        assertThat(discarded.batch().state().exitCode()).isZero();
        assertThat(results(discarded.batch())).contains("DISCARDED").doesNotContain("DEAD");
        assertThat(deadLetters
                        .discard(deadLetters.select(first.batchId()), "ada", null)
                        .items())
                .isZero();
    }

    @Test
    void whatFailsAgainIsDeadAgain() {
        BatchSummary first = run();
        catalog.at("search", refused(NO), refused(NO));

        Answer redriven = redrive(first.batchId());

        assertThat(redriven.batch().state()).isEqualTo(BatchState.PARTIAL);
        assertThat(redriven.batch().counts().dead()).isEqualTo(2);
        assertThat(deadLetters.list(first.batchId(), 10)).hasSize(2);
    }

    @Test
    void aPassThatNobodyCarriedOutIsGoneOnWith() {
        BatchSummary first = run();
        jdbc.update(
                "INSERT INTO pass_request (batch_id, kind, states, requested_by, requested_at) VALUES (?, 'REDRIVE', 'DEAD', 'ada',"
                        + " CURRENT_TIMESTAMP)",
                first.batchId());
        assertThat(deadLetters.requestedBatches()).contains(first.batchId());

        assertThat(batches.resume(first.batchId(), progress -> {}).state()).isEqualTo(BatchState.APPLIED);

        assertThat(deadLetters.requestedBatches()).doesNotContain(first.batchId());
    }

    @Test
    void aRehearsalHasNothingToRedrive() {
        BatchSummary rehearsed = batches.run(new LaunchRequest(definition, true, false, false, null), progress -> {});

        assertThatThrownBy(() -> redrive(rehearsed.batchId()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("only rehearsed");
    }
}
