package io.segue.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one project: they share the batch, and none of them can be told apart by its outcome. */
@Tag("faults")
@Tag("faults-only")
class SeveralProcessesIT {

    private static final int PARTIAL = 4;
    private static final int COMPENSATED = 3;

    @TempDir
    private Path folder;

    @Test
    void theSameJobLaunchedThreeTimesAtOnceIsOneBatch() throws Exception {
        Path project = ImportProject.create(folder, 1_000, 1_200);
        List<SegueProcess> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(SegueProcess.start(project, Map.of(), "run", ImportProject.JOB));
        }
        for (SegueProcess process : processes) {
            SegueProcess.Ended ended = process.await();
            assertThat(ended.exitCode()).as(ended.output()).isEqualTo(PARTIAL);
        }
        LedgerImage image = LedgerImage.ofEmbedded(project);
        assertThat(image.batches()).hasSize(1);
        long verified = image.items().stream()
                .filter(item -> item.contains("| VERIFIED |"))
                .count();
        assertThat(image.playlists()).hasSize((int) verified);
    }

    @Test
    void aBatchIsCancelledWhileAnotherProcessRunsIt() throws Exception {
        Path project = ImportProject.create(folder, 60_000, 1_000); // more than is done while a second process starts
        try (SegueProcess running = SegueProcess.start(project, Map.of(), "run", ImportProject.JOB)) {
            String batchId = untilApplying(project, running);

            SegueProcess.Ended cancelled = SegueProcess.run(project, Map.of(), "cancel", batchId);

            assertThat(cancelled.exitCode()).as(cancelled.output()).isEqualTo(COMPENSATED);
            assertThat(cancelled.output()).contains("cancelled by");
            SegueProcess.Ended ended = running.await();
            assertThat(ended.exitCode()).as(ended.output()).isEqualTo(COMPENSATED);
        }
        assertThat(LedgerImage.ofEmbedded(project).playlists()).isEmpty();
    }

    @Test
    void aBatchWhoseOwnerWasKilledIsCancelledByWhoeverAsks() throws Exception {
        Path project = ImportProject.create(folder, 6_000, 1_000);
        String batchId;
        try (SegueProcess running = SegueProcess.start(project, Map.of(), "run", ImportProject.JOB)) {
            batchId = untilApplying(project, running);
            running.kill();
        }

        SegueProcess.Ended cancelled = SegueProcess.run(project, Map.of(), "cancel", batchId);

        assertThat(cancelled.exitCode()).as(cancelled.output()).isEqualTo(COMPENSATED);
        LedgerImage image = LedgerImage.ofEmbedded(project);
        assertThat(image.playlists()).isEmpty();
        assertThat(image.openIntents()).isEmpty();
    }

    /** The batch's id, once some of its tracks are in a playlist. */
    private static String untilApplying(Path project, SegueProcess running) throws Exception {
        while (true) {
            assertThat(running.endsWithin(200)).as(running.output()).isFalse();
            if (running.output().contains("Applying: ")) {
                LedgerImage image = LedgerImage.ofEmbedded(project);
                if (!image.playlists().isEmpty()) {
                    return image.batches().get(0).split(" ")[0];
                }
            }
        }
    }
}
