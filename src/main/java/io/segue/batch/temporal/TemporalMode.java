package io.segue.batch.temporal;

import io.segue.batch.TaskQueues;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns what Segue asks - what is this process, and is Temporal embedded or a cluster - into the Temporal starter's settings. An observer
 * (a command that only looks) gets no connection at all; a worker polls for everything but work on a launcher's files.
 */
class TemporalMode implements EnvironmentPostProcessor {

    enum Mode {
        EMBEDDED,
        CLUSTER
    }

    enum Role {
        /** A command that runs a batch. */
        LAUNCHER,
        /** Runs batches as long as it lives. */
        SERVICE,
        /** Carries out workflows and activities for others. */
        WORKER,
        /** A command that only looks. */
        OBSERVER
    }

    /** Settings of the connection, and what the starter calls them. */
    private static final Map<String, String> CONNECTION = Map.of(
            "segue.temporal.api-key", "spring.temporal.connection.api-key",
            "segue.temporal.tls.enabled", "spring.temporal.connection.enable-https",
            "segue.temporal.tls.key-file", "spring.temporal.connection.mtls.key-file",
            "segue.temporal.tls.cert-chain-file", "spring.temporal.connection.mtls.cert-chain-file",
            "segue.temporal.tls.key-password", "spring.temporal.connection.mtls.key-password",
            "segue.temporal.tls.server-name", "spring.temporal.connection.mtls.server-name");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Role role = environment.getProperty("segue.role", Role.class, Role.OBSERVER);
        Mode mode = environment.getProperty("segue.temporal.mode", Mode.class, Mode.EMBEDDED);
        Map<String, Object> settings = new HashMap<>();
        boolean connects = role != Role.OBSERVER;
        settings.put("spring.temporal.start-workers", connects);
        settings.put("spring.temporal.test-server.enabled", connects && mode == Mode.EMBEDDED);
        if (connects && mode == Mode.CLUSTER) {
            settings.put(
                    "spring.temporal.connection.target",
                    environment.getProperty("segue.temporal.target", "127.0.0.1:7233"));
            settings.put("spring.temporal.namespace", environment.getProperty("segue.temporal.namespace", "default"));
            CONNECTION.forEach((ours, theirs) -> {
                String value = environment.getProperty(ours, "");
                if (!value.isBlank()) {
                    settings.put(theirs, value);
                }
            });
        }
        String site = environment.getProperty("segue.site", "");
        settings.put("segue.queues.files", role == Role.WORKER ? TaskQueues.SEGUE : TaskQueues.filesOf(site));
        settings.put("spring.temporal.ignore-duplicate-definitions", role == Role.WORKER);
        environment.getPropertySources().addFirst(new MapPropertySource("segue.temporal", settings));
    }
}
