package io.segue.batch.temporal;

import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.worker.WorkerDeploymentOptions;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which build this process is of. With a build id, and only then, its workers take part in a worker deployment, and a batch stays on the
 * build that it began on, with all its units and however often it continues as new.
 *
 * @param buildId names the build, empty for none
 * @param deployment what all builds together are called in Temporal
 */
@ConfigurationProperties("segue.worker")
record WorkerVersion(
        @DefaultValue("") String buildId,
        @DefaultValue("segue") String deployment) {

    boolean given() {
        return !buildId.isBlank();
    }

    WorkerDeploymentOptions options() {
        return WorkerDeploymentOptions.newBuilder()
                .setUseVersioning(true)
                .setVersion(new WorkerDeploymentVersion(deployment, buildId))
                .setDefaultVersioningBehavior(VersioningBehavior.PINNED)
                .build();
    }
}
