package io.segue.batch.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.deployment.v1.RoutingConfig;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.common.VersioningBehavior;
import org.junit.jupiter.api.Test;

class DeploymentNoticeTest {

    private static final WorkerVersion NONE = new WorkerVersion("", "segue");
    private static final WorkerVersion TWO = new WorkerVersion("2.0", "segue");

    private static RoutingConfig.Builder current(String buildId) {
        return RoutingConfig.newBuilder().setCurrentDeploymentVersion(version(buildId));
    }

    private static WorkerDeploymentVersion version(String buildId) {
        return WorkerDeploymentVersion.newBuilder()
                .setDeploymentName("segue")
                .setBuildId(buildId)
                .build();
    }

    private static String notice(WorkerVersion ours, RoutingConfig routing) {
        return DeploymentNotice.text(ours, routing, " --address here --namespace n")
                .orElse("");
    }

    @Test
    void saysNothingWhereAllIsWell() {
        assertThat(notice(NONE, RoutingConfig.getDefaultInstance())).isEmpty();
        assertThat(notice(TWO, current("2.0").build())).isEmpty();
    }

    @Test
    void givesTheCommandWhenNoBuildIsCurrent() {
        assertThat(notice(TWO, RoutingConfig.getDefaultInstance()))
                .contains("they wait")
                .endsWith("temporal worker deployment set-current-version --address here --namespace n"
                        + " --deployment-name segue --build-id 2.0");
    }

    @Test
    void saysWhichBuildGetsNewBatches() {
        assertThat(notice(TWO, current("1.9").build()))
                .startsWith("New batches go to build '1.9'; this is build '2.0'");
        assertThat(notice(
                        TWO,
                        current("1.9")
                                .setRampingDeploymentVersion(version("2.0"))
                                .setRampingVersionPercentage(10)
                                .build()))
                .startsWith("New batches go to build '1.9', 10 % of them to '2.0'");
    }

    @Test
    void tellsAWorkerWithoutABuildWhyItIsIdle() {
        assertThat(notice(NONE, current("1.9").build())).contains("no segue.worker.build-id", "--unversioned");
    }

    @Test
    void pinsBatchesToTheBuildTheyBeganOn() {
        assertThat(TWO.options().isUsingVersioning()).isTrue();
        assertThat(TWO.options().getDefaultVersioningBehavior()).isEqualTo(VersioningBehavior.PINNED);
        assertThat(String.valueOf(TWO.options().getVersion())).contains("2.0");
        assertThat(NONE.given()).isFalse();
    }
}
