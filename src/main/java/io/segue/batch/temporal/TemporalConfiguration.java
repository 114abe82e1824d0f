package io.segue.batch.temporal;

import io.temporal.spring.boot.TemporalOptionsCustomizer;
import io.temporal.spring.boot.WorkerOptionsCustomizer;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How workers and the embedded server are set up. */
@Configuration(proxyBeanMethods = false)
class TemporalConfiguration {

    private static final Duration MOST_BETWEEN_HEARTBEATS = Duration.ofSeconds(5);

    /** Workflow code here computes next to nothing: that a thread does not yield tells of a busy machine. */
    private static final Duration LONGEST_WITHOUT_PROCESSOR = Duration.ofSeconds(30);

    /** Workers come into being only when their collection does, and nobody asks for it; nor for what lives as long as the process. */
    @Bean
    static LazyInitializationExcludeFilter eager() {
        return (name, definition, type) -> name.startsWith("temporalWorkers")
                || SmartLifecycle.class.isAssignableFrom(type) && type.getName().startsWith("io.segue.");
    }

    /** With time skipping, the clock would jump whenever a client waits for a result. */
    @Bean
    TemporalOptionsCustomizer<TestEnvironmentOptions.Builder> embeddedServer() {
        return options -> {
            options.setUseTimeskipping(false);
            SearchAttributeNames.ALL.forEach((name, type) -> options.registerSearchAttribute(name, type));
            return options;
        };
    }

    /**
     * A defect in workflow code fails its workflow, which another one replaces; the default would retry it for ever. Code that does not fit
     * a history does retry: it waits for the right build to come back. A thread that got no processor for long is no defect at all.
     */
    @Bean
    TemporalOptionsCustomizer<WorkflowImplementationOptions.Builder> failOnDefects() {
        return options -> options.setFailWorkflowExceptionTypes(
                IllegalArgumentException.class,
                IllegalStateException.class,
                NullPointerException.class,
                ClassCastException.class,
                IndexOutOfBoundsException.class,
                ArithmeticException.class,
                UnsupportedOperationException.class,
                NoSuchElementException.class,
                ConcurrentModificationException.class,
                DateTimeException.class);
    }

    /**
     * Pages are the grain of activities: a handful at a time saturates a machine, and each holds a database connection now and then. The
     * embedded server knows no builds, and needs none: it lives and dies with its one.
     */
    @Bean
    WorkerOptionsCustomizer workerOptions(
            WorkerLimits limits, WorkerVersion version, @Value("${segue.temporal.mode}") TemporalMode.Mode mode) {
        return (options, workerName, taskQueue) -> {
            options.setDefaultDeadlockDetectionTimeout(LONGEST_WITHOUT_PROCESSOR.toMillis())
                    .setMaxConcurrentActivityExecutionSize(limits.activities())
                    .setMaxConcurrentWorkflowTaskExecutionSize(limits.workflowTasks());
            return version.given() && mode == TemporalMode.Mode.CLUSTER
                    ? options.setDeploymentOptions(version.options())
                    : options;
        };
    }
}
