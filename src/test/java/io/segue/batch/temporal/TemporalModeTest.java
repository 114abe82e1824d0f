package io.segue.batch.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TemporalModeTest {

    private static StandardEnvironment with(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setConversionService(new ApplicationConversionService());
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        new TemporalMode().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    @Test
    void embedsAServerInWhateverWorks() {
        StandardEnvironment launcher = with(Map.of("segue.role", "launcher"));

        assertThat(launcher.getProperty("spring.temporal.test-server.enabled")).isEqualTo("true");
        assertThat(launcher.getProperty("spring.temporal.start-workers")).isEqualTo("true");
        assertThat(launcher.getProperty("segue.queues.files")).isEqualTo("segue-local");
    }

    @Test
    void connectsNothingToLook() {
        StandardEnvironment observer = with(Map.of("segue.role", "observer", "segue.temporal.mode", "cluster"));

        assertThat(observer.getProperty("spring.temporal.start-workers")).isEqualTo("false");
        assertThat(observer.getProperty("spring.temporal.test-server.enabled")).isEqualTo("false");
        assertThat(observer.getProperty("spring.temporal.connection.target")).isNull();
    }

    @Test
    void asksAWorkerForNothingThatNeedsFiles() {
        StandardEnvironment worker =
                with(Map.of("segue.role", "worker", "segue.temporal.mode", "cluster", "segue.site", "studio"));

        assertThat(worker.getProperty("segue.queues.files")).isEqualTo("segue");
        assertThat(with(Map.of("segue.role", "service", "segue.site", "studio")).getProperty("segue.queues.files"))
                .isEqualTo("segue-local@studio");
    }

    @Test
    void reachesACloudByConfigurationAlone() {
        StandardEnvironment service = with(Map.of(
                "segue.role", "service",
                "segue.temporal.mode", "cluster",
                "segue.temporal.target", "segue.abc12.tmprl.cloud:7233",
                "segue.temporal.namespace", "segue.abc12",
                "segue.temporal.api-key", "secret",
                "segue.temporal.tls.key-file", "client.key",
                "segue.temporal.tls.cert-chain-file", "client.pem"));

        assertThat(service.getProperty("spring.temporal.connection.target")).isEqualTo("segue.abc12.tmprl.cloud:7233");
        assertThat(service.getProperty("spring.temporal.namespace")).isEqualTo("segue.abc12");
        assertThat(service.getProperty("spring.temporal.connection.api-key")).isEqualTo("secret");
        assertThat(service.getProperty("spring.temporal.connection.mtls.key-file"))
                .isEqualTo("client.key");
        assertThat(service.getProperty("spring.temporal.connection.mtls.cert-chain-file"))
                .isEqualTo("client.pem");
        assertThat(service.getProperty("spring.temporal.connection.enable-https"))
                .isNull();
    }
}
