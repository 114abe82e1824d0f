package io.segue.batch.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.segue.batch.temporal.TemporalAway.NotReadyException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes sure, before anything else starts, that the cluster answers and has our namespace and our search attributes. */
@Component
@ConditionalOnExpression(
        "'${segue.temporal.mode}'.equalsIgnoreCase('cluster') and '${segue.role:observer}' != 'observer'")
class TemporalConnection implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<Status.Code> AWAY =
            EnumSet.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.RESOURCE_EXHAUSTED);

    private final ObjectProvider<WorkflowServiceStubs> service;
    private final SearchAttributeRegistration attributes;
    private final String target;
    private final String namespace;
    private volatile boolean running;

    TemporalConnection(
            ObjectProvider<WorkflowServiceStubs> service,
            SearchAttributeRegistration attributes,
            @Value("${spring.temporal.connection.target}") String target,
            @Value("${spring.temporal.namespace}") String namespace) {
        this.service = service;
        this.attributes = attributes;
        this.target = target;
        this.namespace = namespace;
    }

    /**
     * @throws NotReadyException when waiting may help
     * @throws IllegalStateException when it will not
     */
    @Override
    public void start() {
        try {
            WorkflowServiceStubs stubs = service.getObject();
            stubs.connect(PATIENCE);
            stubs.blockingStub()
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(namespace)
                            .build());
            attributes.ensure();
            running = true;
        } catch (StatusRuntimeException e) {
            throw explained(e);
        }
    }

    private RuntimeException explained(StatusRuntimeException e) {
        Status.Code code = e.getStatus().getCode();
        if (code == Status.Code.NOT_FOUND) {
            return new NotReadyException(
                    "Temporal at " + target + " has no namespace '" + namespace
                            + "'. Create it: temporal operator namespace create --address " + target + " -n "
                            + namespace,
                    e);
        }
        if (AWAY.contains(code)) {
            return new NotReadyException("Temporal at " + target + " does not answer: " + e.getMessage(), e);
        }
        return new IllegalStateException(
                "Temporal at " + target + " turns us away (" + code + "): " + e.getMessage()
                        + ". Check segue.temporal.target, namespace, api-key and tls.",
                e);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
