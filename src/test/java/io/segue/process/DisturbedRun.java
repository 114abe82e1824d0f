package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.process.RealServers.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An import of a few thousand tracks on a whole cluster - PostgreSQL, Temporal, a launcher, two workers, each a process - while faults
 * strike. Whoever was struck is started again, as an operator or a supervisor would, until the import has ended.
 */
final class DisturbedRun implements AutoCloseable {

    static final int TRACKS = 5_000;
    static final int PARTIAL = 4;
    static final int COLLECTION = 6_000;
    private static final int WORKERS = 2;
    private static final int MOST_STARTS = 25;
    private static final long LOOK_MILLIS = 200;

    private final Cluster cluster;
    private final SegueProcess[] workers = new SegueProcess[WORKERS];
    private final StringBuilder story = new StringBuilder();
    private SegueProcess launcher;
    private int starts;
    private int struck;

    private DisturbedRun(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What must be the same however often a run is disturbed. */
    record Result(LedgerImage ledger, Map<String, String> files) {

        static Result of(Cluster cluster) throws Exception {
            Path latest = cluster.project().resolve("output/latest");
            Map<String, String> files = new TreeMap<>();
            for (String name :
                    List.of("results.csv", "playlists/Long.m3u8", "playlists/Middle.m3u8", "playlists/Short.m3u8")) {
                Path file = latest.resolve(name);
                files.put(
                        name,
                        Files.exists(file)
                                ? Files.readString(file)
                                        .replace(cluster.project().toString(), "")
                                : "missing");
            }
            files.put("report.html", Files.exists(latest.resolve("report.html")) ? "whole" : "missing");
            return new Result(cluster.image(), files);
        }
    }

    static DisturbedRun start(Path folder) throws Exception {
        DisturbedRun run = new DisturbedRun(Cluster.start(folder));
        ImportProject.create(run.cluster.project(), TRACKS, COLLECTION);
        run.startAll();
        return run;
    }

    Cluster cluster() {
        return cluster;
    }

    /** What was done to it, and what the launcher said in the end. */
    String story() {
        return story.toString();
    }

    /** Faults that struck before the import had ended. */
    int struck() {
        return struck;
    }

    /** Tracks in the playlists now. */
    int tracks() throws Exception {
        return cluster.image().playlists().size();
    }

    /** Lets it run until there are that many. */
    void untilTracks(int wanted) throws Exception {
        while (!launcher.output().contains("Applying") || tracks() < wanted) {
            assertThat(launcher.endsWithin(LOOK_MILLIS)).as(launcher.output()).isFalse();
        }
    }

    private void launch(List<String> before) throws Exception {
        starts++;
        if (starts > MOST_STARTS) {
            throw new AssertionError("never ends: " + story);
        }
        launcher = cluster.launch(before, "run", ImportProject.JOB, "--wait");
    }

    void strike(Fault fault) throws Exception {
        if (launcher.endsWithin(fault.afterMillis())) {
            story.append("ended before: ").append(fault).append('\n');
            return;
        }
        struck++;
        story.append(fault).append('\n');
        int worker = struck % WORKERS;
        switch (fault.kind()) {
            case KILL_LAUNCHER -> {
                launcher.kill();
                pause(fault);
                launch(List.of());
            }
            case SKEW_LAUNCHER -> {
                launcher.kill();
                pause(fault);
                launch(List.of(Tool.FAKETIME.path().toString(), "-f", struck % 2 == 0 ? "+10m" : "-10m"));
            }
            case STOP_LAUNCHER -> {
                launcher.terminate();
                launch(List.of());
            }
            case KILL_WORKER -> {
                workers[worker].kill();
                pause(fault);
                workers[worker] = cluster.worker();
            }
            case STOP_WORKER -> {
                workers[worker].terminate();
                pause(fault);
                workers[worker] = cluster.worker();
            }
            case PAUSE_LAUNCHER -> {
                SegueProcess asleep = launcher;
                asleep.signal("STOP");
                launch(List.of());
                pause(fault);
                asleep.signal("CONT");
            }
            case PAUSE_WORKER -> {
                workers[worker].signal("STOP");
                pause(fault);
                workers[worker].signal("CONT");
            }
            case KILL_DATABASE -> {
                cluster.postgres.kill();
                pause(fault);
                cluster.postgres.start();
            }
            case KILL_TEMPORAL -> {
                cluster.temporal.kill();
                pause(fault);
                cluster.temporal.start();
            }
            case EMPTY_TEMPORAL -> {
                cluster.temporal.kill();
                cluster.temporal.forget();
                cluster.temporal.start();
            }
        }
    }

    /** Everybody but Temporal stops, and the database is copied. */
    void backUp(Path backup) throws Exception {
        stopAll();
        cluster.postgres.backUp(backup);
        cluster.postgres.start();
        startAll();
    }

    /** As docs/operations.md has it: everybody but Temporal stops, the database is put back, and the ledger is told. */
    void restore(Path backup) throws Exception {
        stopAll();
        cluster.postgres.restore(backup);
        cluster.postgres.start();
        SegueProcess.Ended told = cluster.launch("restored").await();
        story.append(told.output()).append('\n');
        assertThat(told.exitCode()).as(told.output()).isZero();
        startAll();
    }

    private void stopAll() throws Exception {
        launcher.kill();
        for (SegueProcess worker : workers) {
            worker.kill();
        }
        cluster.postgres.kill();
    }

    private void startAll() throws Exception {
        for (int i = 0; i < WORKERS; i++) {
            workers[i] = cluster.worker();
        }
        launch(List.of());
    }

    /** Not a wait for something to happen: the outage itself. */
    private static void pause(Fault fault) throws InterruptedException {
        Thread.sleep(fault.forMillis());
    }

    /** Lets the import end, however often its launcher gives up meanwhile. */
    Result finish() throws Exception {
        while (true) {
            SegueProcess.Ended ended = launcher.await();
            if (ended.exitCode() == PARTIAL) {
                return Result.of(cluster);
            }
            story.append("exit ")
                    .append(ended.exitCode())
                    .append(": ")
                    .append(lastLine(ended.output()))
                    .append('\n');
            launch(List.of());
        }
    }

    private static String lastLine(String output) {
        String text = output.strip();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
