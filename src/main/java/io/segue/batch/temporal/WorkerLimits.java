package io.segue.batch.temporal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a worker takes on at a time, per task queue.
 *
 * @param activities activities under way
 * @param workflowTasks workflow tasks under way
 */
@ConfigurationProperties("segue.worker")
record WorkerLimits(
        @DefaultValue("8") int activities,
        @DefaultValue("8") int workflowTasks) {}
