package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.process.RealServers.Tool;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service and its workers as processes, on a real Temporal server and a real PostgreSQL. */
@Needs(Tool.TEMPORAL)
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServiceIT {

    private static final int TRACKS = 4_000;

    @TempDir
    private Path folder;

    private Cluster cluster;

    @BeforeEach
    void prepare() throws Exception {
        cluster = Cluster.withoutServers(folder);
        ImportProject.create(cluster.project(), TRACKS, 4_500);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void waitsForServersThatAreAwayThenGoesOnWithWhatAKilledLauncherLeftAndEndsWhatItIsAboutWhenStopped()
            throws Exception {
        int port = RealServers.freePort();
        SegueProcess service = cluster.launch("serve", "--port", String.valueOf(port));
        SegueProcess worker = cluster.worker();
        said(service, "The database does not answer");
        said(worker, "The database does not answer");
        cluster.postgres.start();
        said(service, "Temporal at " + cluster.temporal.target() + " does not answer");
        said(worker, "Temporal at " + cluster.temporal.target() + " does not answer");
        cluster.temporal.start();
        said(service, "Serving " + cluster.project());
        said(worker, "Working.");
        assertThat(get(port, "/actuator/health/readiness")).contains("\"temporal\":{\"status\":\"UP\"}");

        SegueProcess launcher = cluster.launch("run", ImportProject.JOB);
        until(launcher, () -> !cluster.image().playlists().isEmpty());
        launcher.kill();
        worker.terminate();
        assertThat(worker.endsWithin(60_000))
                .as("the worker ends when it is told to")
                .isTrue();

        until(service, () -> cluster.image().batches().stream().anyMatch(batch -> batch.contains("| PARTIAL |")));
        LedgerImage image = cluster.image();
        assertThat(image.openIntents()).isEmpty();
        assertThat(image.items()).hasSize(TRACKS).noneMatch(item -> item.contains("| PENDING |"));
        until(service, () -> Files.exists(cluster.project().resolve("output/latest/report.html")));
        assertThat(cluster.temporal.cli("workflow", "list", "--query", "job_name = 'import'"))
                .contains("BatchWorkflow", "PlaylistSyncWorkflow", "Completed");
        String workersLog = Files.readString(folder.resolve("worker1/.segue/logs/segue.log"));
        assertThat(workersLog).doesNotContain("Activities were still running");
    }

    private static String get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static void said(SegueProcess process, String text) throws Exception {
        until(process, () -> process.output().contains(text));
    }

    /** Looks five times a second, as long as the process lives. */
    private static void until(SegueProcess process, Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            assertThat(process.endsWithin(200)).as(process.output()).isFalse();
        }
    }
}
