package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.process.Fault.Kind;
import io.segue.process.NothingLost.Verdict;
import io.segue.process.RealServers.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A cluster under faults, a few seeds of what {@link NothingLost} does without end, and the faults that are worth a name. Seeds:
 * {@code segue.faults.seeds} of them from {@code segue.faults.first}.
 */
@Needs({Tool.TEMPORAL, Tool.FAKETIME})
@Tag("faults")
@Tag("faults-only")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NothingLostIT {

    private static final int LAUNCHERS = 8;

    @TempDir
    private static Path folder;

    private NothingLost harness;

    @BeforeAll
    void runUndisturbed() throws Exception {
        harness = NothingLost.undisturbed(folder.resolve("undisturbed"));
        LedgerImage ledger = harness.expected().ledger();
        assertThat(ledger.items()).hasSize(DisturbedRun.TRACKS);
        assertThat(ledger.playlists()).hasSizeGreaterThan(DisturbedRun.TRACKS * 9 / 10);
        assertThat(harness.expected().files()).doesNotContainValue("missing");
    }

    static LongStream seeds() {
        long first = Long.getLong("segue.faults.first", 1);
        return LongStream.range(first, first + Integer.getInteger("segue.faults.seeds", 4));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsKilledTheImportEndsAsIfUndisturbed(long seed) throws Exception {
        sound(harness.run(folder.resolve("seed" + seed), seed));
    }

    @Test
    void aDatabaseThatIsAwayForAMinuteOnlyTakesTime() throws Exception {
        sound(harness.run(
                folder.resolve("away"), -1, List.of(new Fault(Kind.KILL_DATABASE, harness.span() / 2, 60_000))));
    }

    @Test
    void stoppedAndStartedAtOnceTheOldOneIsInNobodysWay() throws Exception {
        sound(harness.run(
                folder.resolve("restart"),
                -2,
                List.of(
                        new Fault(Kind.STOP_LAUNCHER, harness.span() / 3, 0),
                        new Fault(Kind.STOP_LAUNCHER, harness.span() / 2, 0))));
    }

    @Test
    void anOldAttemptThatWakesUpChangesNothing() throws Exception {
        sound(harness.run(
                folder.resolve("asleep"),
                -3,
                List.of(
                        new Fault(Kind.PAUSE_WORKER, harness.span() / 3, 20_000),
                        new Fault(Kind.PAUSE_LAUNCHER, harness.span() / 8, 20_000))));
    }

    @Test
    void aClockThatIsWrongIsNotAsked() throws Exception {
        sound(harness.run(
                folder.resolve("skew"),
                -4,
                List.of(
                        new Fault(Kind.SKEW_LAUNCHER, harness.span() / 3, 0),
                        new Fault(Kind.SKEW_LAUNCHER, harness.span() / 3, 0))));
    }

    @Test
    void aTemporalThatLostAllItKnewIsToldAgainByTheLedger() throws Exception {
        sound(harness.run(
                folder.resolve("forgetful"), -5, List.of(new Fault(Kind.EMPTY_TEMPORAL, harness.span() / 2, 0))));
    }

    @Test
    void aDatabaseFromABackupIsBelievedRatherThanATemporalThatRanOn() throws Exception {
        Path backup = folder.resolve("backup");
        try (DisturbedRun run = DisturbedRun.start(folder.resolve("restored"))) {
            run.untilTracks(DisturbedRun.TRACKS / 10);
            run.backUp(backup);
            run.untilTracks(DisturbedRun.TRACKS / 2);
            run.restore(backup);
            assertThat(run.tracks()).as("the lost time is lost").isLessThan(DisturbedRun.TRACKS / 2);

            assertThat(harness.differences(run.finish())).as(run.story()).isEmpty();
        }
    }

    private static void sound(Verdict verdict) {
        assertThat(verdict.differences()).as(verdict.story()).isEmpty();
        assertThat(verdict.struck()).as("faults that struck in time").isPositive();
    }

    @Test
    void eightLaunchersOfTheSameJobMakeOneBatch() throws Exception {
        try (Cluster cluster = Cluster.start(folder.resolve("eight"))) {
            ImportProject.create(cluster.project(), DisturbedRun.TRACKS, DisturbedRun.COLLECTION);
            SegueProcess worker = cluster.worker();
            List<SegueProcess> launchers = new ArrayList<>();
            for (int i = 0; i < LAUNCHERS; i++) {
                launchers.add(cluster.launch("run", ImportProject.JOB));
            }
            for (SegueProcess launcher : launchers) {
                SegueProcess.Ended ended = launcher.await();
                assertThat(ended.exitCode()).as(ended.output()).isEqualTo(DisturbedRun.PARTIAL);
            }
            assertThat(worker.isRunning()).isTrue();
            assertThat(harness.differences(DisturbedRun.Result.of(cluster))).isEmpty();
        }
    }

    @Test
    void aReportThatFindsTheDiskFullIsWrittenOnceThereIsRoom() throws Exception {
        try (Cluster cluster = Cluster.start(folder.resolve("full"))) {
            ImportProject.create(cluster.project(), DisturbedRun.TRACKS, DisturbedRun.COLLECTION);
            Path output = Files.createDirectories(cluster.project().resolve("output"));
            shell("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", output.toString());
            try {
                SegueProcess.Ended full =
                        cluster.launch("run", ImportProject.JOB).await();
                assertThat(full.exitCode()).as(full.output()).isEqualTo(1);
                assertThat(full.output()).contains("No space left on device").contains(output.toString());
                assertThat(output.resolve("latest")).doesNotExist();

                shell("mount", "-o", "remount,size=64m", output.toString());
                SegueProcess.Ended room =
                        cluster.launch("run", ImportProject.JOB).await();

                assertThat(room.exitCode()).as(room.output()).isEqualTo(DisturbedRun.PARTIAL);
                assertThat(harness.differences(DisturbedRun.Result.of(cluster))).isEmpty();
            } finally {
                shell("umount", "-l", output.toString());
            }
        }
    }

    private static void shell(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor())
                .as(String.join(" ", command) + " (needs to be root)")
                .isZero();
    }
}
