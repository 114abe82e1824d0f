package io.segue.batch.temporal;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns the two questions Segue asks - is this process a launcher, and is Temporal embedded or a cluster - into the Temporal starter's
 * settings. An observer (a command that only looks) gets no connection at all.
 */
class TemporalMode implements EnvironmentPostProcessor {

    enum Mode {
        EMBEDDED,
        CLUSTER
    }

    enum Role {
        LAUNCHER,
        OBSERVER
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Role role = environment.getProperty("segue.role", Role.class, Role.OBSERVER);
        Mode mode = environment.getProperty("segue.temporal.mode", Mode.class, Mode.EMBEDDED);
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.temporal.start-workers", role == Role.LAUNCHER);
        settings.put("spring.temporal.test-server.enabled", role == Role.LAUNCHER && mode == Mode.EMBEDDED);
        if (role == Role.LAUNCHER && mode == Mode.CLUSTER) {
            settings.put(
                    "spring.temporal.connection.target",
                    environment.getProperty("segue.temporal.target", "127.0.0.1:7233"));
            settings.put("spring.temporal.namespace", environment.getProperty("segue.temporal.namespace", "default"));
        }
        environment.getPropertySources().addFirst(new MapPropertySource("segue.temporal", settings));
    }
}
