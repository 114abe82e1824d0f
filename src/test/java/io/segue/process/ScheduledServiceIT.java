package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.segue.process.RealServers.Tool;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A schedule that two services keep, of which one dies in the middle of a run; on a real Temporal server and PostgreSQL. */
@Needs(Tool.TEMPORAL)
@Tag("faults")
@Tag("faults-only")
@Timeout(value = 6, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScheduledServiceIT {

    private static final int TRACKS = 4_000;
    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final String SEEN = "SELECT DISTINCT state FROM scheduled_run ORDER BY state";

    @TempDir
    private Path folder;

    private Cluster cluster;
    private HttpServer webhook;
    private final Set<String> told = new ConcurrentSkipListSet<>();
    private final AtomicInteger toldTimes = new AtomicInteger();

    @BeforeEach
    void prepare() throws Exception {
        cluster = Cluster.start(folder);
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            told.add(exchange.getRequestHeaders().getFirst("X-Segue-Notification"));
            // Refused at first: what does not arrive is tried again.
            exchange.sendResponseHeaders(toldTimes.incrementAndGet() == 1 ? 503 : 204, -1);
            exchange.close();
        });
        webhook.start();
        ImportProject.create(cluster.project(), TRACKS, 4_500);
        Files.writeString(
                cluster.project().resolve(ImportProject.JOB),
                """
                schedule:
                  cron: '*/%d * * * * *'
                  zone: UTC
                notify:
                  on: [attention]
                  webhook: http://127.0.0.1:%d/
                """.formatted(EVERY.toSeconds(), webhook.getAddress().getPort()),
                StandardOpenOption.APPEND);
    }

    @AfterEach
    void stop() {
        cluster.close();
        webhook.stop(0);
    }

    @Test
    void everyDueTimeIsAccountedForOnceAndTheRunOfAServiceThatDiedIsGoneOnWith() throws Exception {
        SegueProcess first = cluster.launch("serve", "--port", "0");
        SegueProcess second = cluster.launch("serve", "--port", "0");
        until(
                first,
                () -> cluster.texts(SEEN).contains("RUNNING")
                        && cluster.texts("SELECT COUNT(*) FROM local_playlist_entry")
                                        .get(0)
                                        .length()
                                > 2);
        String owner = cluster.texts("SELECT owner FROM scheduled_run WHERE state = 'RUNNING'")
                .get(0);
        boolean firstRunsIt = owner.contains("-" + first.pid() + "-");
        assertThat(firstRunsIt).isNotEqualTo(owner.contains("-" + second.pid() + "-"));
        (firstRunsIt ? first : second).kill();
        SegueProcess left = firstRunsIt ? second : first;

        until(left, () -> cluster.texts(SEEN).contains("ENDED") && toldTimes.get() > 1);

        assertThat(cluster.image().batches()).hasSize(1).first().asString().contains("| PARTIAL |");
        assertThat(cluster.image().openIntents()).isEmpty();
        assertThat(cluster.image().items()).hasSize(TRACKS).noneMatch(item -> item.contains("| PENDING |"));
        assertThat(cluster.texts("SELECT attempts FROM scheduled_run WHERE attempts > 1"))
                .as("the run was taken up by the service that was left")
                .isNotEmpty();
        assertThat(told).as("told once, however often it was tried").hasSize(1);
        List<Instant> due = cluster
                .texts(
                        "SELECT to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM scheduled_run ORDER BY due_at")
                .stream()
                .map(Instant::parse)
                .toList();
        assertThat(due).hasSizeGreaterThan(2);
        for (int i = 1; i < due.size(); i++) {
            assertThat(Duration.between(due.get(i - 1), due.get(i))).isEqualTo(EVERY);
        }
        assertThat(cluster.texts(
                        "SELECT state FROM scheduled_run WHERE state IN ('SKIPPED', 'MISSED') AND reason IS NULL"))
                .as("rows without a reason")
                .isEmpty();

        left.terminate();
        assertThat(left.endsWithin(60_000)).as("it ends when it is told to").isTrue();
    }

    private static void until(SegueProcess process, Callable<Boolean> condition) throws Exception {
        while (true) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (SQLException e) {
                assertThat(e.getMessage()).as("only while there is no schema").contains("does not exist");
            }
            assertThat(process.endsWithin(200)).as(process.output()).isFalse();
        }
    }
}
