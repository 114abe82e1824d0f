package io.segue.process;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.function.Function;

/**
 * A run of a workflow whose history is worth keeping: what later versions of its code must still be able to replay.
 *
 * @param name {@code <workflow type>-<what happens>}
 * @param workflows implementations that take part
 * @param activities fakes that stand for the outside world
 * @param queues task queues they all work on
 * @param start starts it, and does to it what is to be done from outside
 */
public record HistoryScenario(
        String name,
        List<Class<?>> workflows,
        List<Object> activities,
        List<String> queues,
        Function<WorkflowClient, WorkflowExecution> start) {}
