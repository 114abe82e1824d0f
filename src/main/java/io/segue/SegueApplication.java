package io.segue;

import io.segue.cli.CommandLineRunner;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The application: every module's beans in one context, started by the command line as far as a command needs them. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class SegueApplication {

    public static void main(String[] arguments) {
        System.exit(CommandLineRunner.run(SegueApplication.class, arguments));
    }

    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }
}
