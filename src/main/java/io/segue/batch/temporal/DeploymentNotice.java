package io.segue.batch.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.segue.batch.StartupNotice;
import io.temporal.api.deployment.v1.RoutingConfig;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/**
 * Says to which build Temporal gives new batches, where that is not the build at hand: with versioned workers and no current version,
 * nothing runs and nothing fails. Which version is current is for people to decide; here it is only looked at.
 */
@Component
@ConditionalOnExpression(
        "'${segue.temporal.mode}'.equalsIgnoreCase('cluster') and '${segue.role:observer}' != 'observer'")
class DeploymentNotice implements StartupNotice {

    private static final Logger log = LoggerFactory.getLogger(DeploymentNotice.class);
    private static final long LONGEST_SECONDS = 5;

    private final ObjectProvider<WorkflowServiceStubs> service;
    private final WorkerVersion version;
    private final String target;
    private final String namespace;

    DeploymentNotice(
            ObjectProvider<WorkflowServiceStubs> service,
            WorkerVersion version,
            @Value("${spring.temporal.connection.target}") String target,
            @Value("${spring.temporal.namespace}") String namespace) {
        this.service = service;
        this.version = version;
        this.target = target;
        this.namespace = namespace;
    }

    @Override
    public Optional<String> text() {
        try {
            return text(version, routing(), " --address " + target + " --namespace " + namespace);
        } catch (StatusRuntimeException e) {
            // a server or a role that tells nothing of deployments: what is wrong will show when a batch starts
            log.info("Which build is current, Temporal does not tell: {}", e.getStatus());
            return Optional.empty();
        }
    }

    static Optional<String> text(WorkerVersion ours, RoutingConfig routing, String where) {
        String current = routing.getCurrentDeploymentVersion().getBuildId();
        String ramping = routing.getRampingDeploymentVersion().getBuildId();
        String command =
                "temporal worker deployment set-current-version" + where + " --deployment-name " + ours.deployment();
        if (!ours.given()) {
            return current.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Build '" + current + "' of deployment '" + ours.deployment()
                            + "' is current in Temporal, and this process has no segue.worker.build-id: it gets no new batches."
                            + " To go back to workers without builds: " + command + " --unversioned");
        }
        if (current.isEmpty()) {
            return Optional.of("No build of deployment '" + ours.deployment()
                    + "' is current in Temporal, so no build gets new batches: they wait. To make this one current: "
                    + command
                    + " --build-id " + ours.buildId());
        }
        if (current.equals(ours.buildId())) {
            return Optional.empty();
        }
        return Optional.of("New batches go to build '" + current + "'"
                + (ramping.isEmpty()
                        ? ""
                        : ", " + Math.round(routing.getRampingVersionPercentage()) + " % of them to '" + ramping + "'")
                + "; this is build '" + ours.buildId() + "'. To make this one current: " + command + " --build-id "
                + ours.buildId());
    }

    private RoutingConfig routing() {
        try {
            return service.getObject()
                    .blockingStub()
                    .withDeadlineAfter(LONGEST_SECONDS, TimeUnit.SECONDS)
                    .describeWorkerDeployment(DescribeWorkerDeploymentRequest.newBuilder()
                            .setNamespace(namespace)
                            .setDeploymentName(version.deployment())
                            .build())
                    .getWorkerDeploymentInfo()
                    .getRoutingConfig();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return RoutingConfig.getDefaultInstance();
            }
            throw e;
        }
    }
}
