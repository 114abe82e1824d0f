package io.segue.batch.temporal;

import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether Temporal answers, for health checks. */
@Component("temporal")
class TemporalHealth implements HealthIndicator {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final ObjectProvider<WorkflowServiceStubs> service;

    TemporalHealth(ObjectProvider<WorkflowServiceStubs> service) {
        this.service = service;
    }

    @Override
    public Health health() {
        try {
            var unused = service.getObject()
                    .blockingStub()
                    .withDeadlineAfter(LONGEST)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            return Health.up().build();
        } catch (RuntimeException e) {
            return Health.down(e).build();
        }
    }
}
