package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.segue.process.Commands.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole imports into the sandbox, over HTTP, embedded. */
class SpotifyImportIT {

    private static final List<String> PLAYLISTS = List.of("Long", "Middle", "Short");

    @TempDir
    private Path folder;

    @Test
    void arrivesInOrderWithFewRequestsAndTellsNobodyTheTokens() throws Exception {
        try (SpotifyProject project = new SpotifyProject(folder, 300, 150, 100_000)) {
            Result refused = project.run("run", SpotifyProject.JOB);
            assertThat(refused.exitCode()).as(refused.toString()).isNotZero();
            assertThat(refused.toString()).contains("segue auth spotify --account ann");
            assertThat(project.authorise("ann")).startsWith("exit 0").contains("account of ann as 'ann'");

            Result result = project.run("run", SpotifyProject.JOB);

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(4); // some rows are not in the catalog
            assertArrived(project);
            JsonNode requests = project.requests();
            // 150 tracks and 9 that are not there, which are asked for twice; per playlist 2, for each request of adds
            // a look before
            assertThat(requests.path("byKind").path("search").asInt()).isLessThanOrEqualTo(150 + 2 * 9);
            assertThat(requests.path("byKind").path("items-add").asInt()).isEqualTo(3 + 1 + 1);
            assertThat(requests.path("byKind").path("items").asInt()).isLessThanOrEqualTo(3 + 1 + 1 + 4);
            assertNoTokens();

            Result again = project.run("run", SpotifyProject.JOB);
            assertThat(again.exitCode()).isEqualTo(4);
            assertThat(project.requests().path("total")).isEqualTo(requests.path("total"));
        }
    }

    @Tag("faults")
    @Tag("faults-only")
    @Test
    void waitsOutAQuotaAndAConsentThatIsGoneWithExitCodeFive() throws Exception {
        try (SpotifyProject project = new SpotifyProject(folder, 60, 50, 100_000)) {
            project.authorise("ann");
            project.settings("{\"requestsPerWindow\":0,\"dailyQuota\":30}");
            Result exhausted = project.run("run", SpotifyProject.JOB);
            assertThat(exhausted.exitCode()).as(exhausted.toString()).isEqualTo(5);
            assertThat(exhausted.toString()).contains("Spotify's quota is used up");
            assertThat(project.requests().path("early").asInt()).isZero();

            project.settings("{\"advance\":90000,\"requestsPerWindow\":0,\"dailyQuota\":0}");
            aDayPasses();
            project.user.admin("POST", "/tokens/revoke", "");
            Result unauthorised = project.run("run", SpotifyProject.JOB);
            assertThat(unauthorised.exitCode()).as(unauthorised.toString()).isEqualTo(5);
            assertThat(unauthorised.toString()).contains("re-authorisation needed");

            project.authorise("ann");
            Result result = project.run("run", SpotifyProject.JOB);
            assertThat(result.exitCode()).as(result.toString()).isEqualTo(4);
            assertThat(result.out()).contains("0 dead");
            assertArrived(project);
        }
    }

    @Test
    void takesBackWhatItAddedAndLeavesTheUsersOwn() throws Exception {
        try (SpotifyProject project = new SpotifyProject(folder, 300, 150, 100_000)) {
            project.authorise("ann");
            List<String> wanted = project.expected("Long");
            // the user has the last of them already, twice, and something else
            List<String> users = List.of(
                    wanted.get(wanted.size() - 1),
                    wanted.get(0),
                    project.expected("Short").get(0),
                    wanted.get(0));
            project.userHas("Long", users);
            // 12 rows are not there or cannot be read; the first dead letter, found by halving what is left of 240
            // rows, is one too many
            project.fault("{\"match\":\"POST .*items\",\"kind\":\"status\",\"status\":400,\"skip\":2,\"times\":6}");
            Result result = project.run(
                    "run",
                    SpotifyProject.JOB,
                    "--set",
                    "atomicity.policy=threshold",
                    "--set",
                    "atomicity.tolerate=12",
                    "--set",
                    "window=1");

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
            assertThat(project.user.listed("Long")).isEqualTo(users);
            assertThat(project.user.listed("Middle")).isEmpty();
            assertThat(project.user.listed("Short")).isEmpty();
        }
    }

    @Tag("faults")
    @Tag("faults-only")
    @Test
    void addsNothingTwiceAndLosesNothingWhateverGoesWrong() throws Exception {
        try (SpotifyProject project = new SpotifyProject(folder, 400, 200, 100_000)) {
            project.authorise("ann");
            project.settings("{\"callsPerToken\":50}");
            project.fault("{\"match\":\"POST .*(items|playlists)\",\"kind\":\"lose\",\"times\":8}");
            project.fault("{\"kind\":\"status\",\"status\":429,\"retryAfter\":1,\"probability\":0.04}");
            project.fault("{\"kind\":\"status\",\"status\":503,\"probability\":0.03}");
            project.fault("{\"match\":\"GET\",\"kind\":\"truncate\",\"probability\":0.02}");
            project.fault("{\"match\":\"GET\",\"kind\":\"reset\",\"probability\":0.02}");
            Result result = project.run("run", SpotifyProject.JOB);

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(4);
            assertThat(result.out()).contains("0 dead");
            assertArrived(project);
            assertThat(project.requests().path("early").asInt()).isZero();
            assertThat(project.requests().path("tokensRefreshed").asInt()).isPositive();
        }
    }

    private static void assertArrived(SpotifyProject project) throws Exception {
        for (String playlist : PLAYLISTS) {
            assertThat(project.user.listed(playlist)).as(playlist).isNotEmpty().isEqualTo(project.expected(playlist));
        }
    }

    /** Here, where the limits are kept; the sandbox has its own clock. */
    private void aDayPasses() throws Exception {
        try (Connection database = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve(".segue/ledger") + ";AUTO_SERVER=TRUE", "segue", "");
                Statement statement = database.createStatement()) {
            assertThat(statement.executeUpdate("update spotify_budget set closed_until = null"))
                    .isEqualTo(1);
        }
    }

    /** Tokens begin with AQ or BQ and are long. */
    private void assertNoTokens() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContainPattern("\\b[AB]Q[A-Za-z0-9_-]{60,}");
            }
        }
    }
}
