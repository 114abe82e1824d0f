package io.segue.batch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The schema may be brought up to date while processes of the version before still run, and those of other versions may start. */
abstract class SchemaUpgradeContract {

    private final LedgerFixture ledger;

    SchemaUpgradeContract(LedgerFixture ledger) {
        this.ledger = ledger;
    }

    private static Flyway flyway(DataSource database, String target) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns(ignored())
                .target(target)
                .load();
    }

    /** As the product configures it. */
    private static String ignored() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        Properties properties = Objects.requireNonNull(yaml.getObject());
        return Objects.requireNonNull(properties.getProperty("spring.flyway.ignore-migration-patterns"));
    }

    private static void saysWhatItAlwaysSaid(DataSource database) {
        new ResourceDatabasePopulator(new ClassPathResource("db/statements-v8.sql")).execute(database);
        assertThat(new JdbcTemplate(database)
                        .queryForObject("SELECT state FROM batch WHERE batch_id = 'old'", String.class))
                .isEqualTo("APPLIED");
    }

    @Test
    void aProcessOfTheVersionBeforeGoesOnAfterTheSchemaWasBroughtUpToDate() {
        DataSource then = ledger.emptyDatabase();
        flyway(then, "8").migrate();
        saysWhatItAlwaysSaid(then);

        DataSource now = ledger.emptyDatabase();
        flyway(now, "latest").migrate();
        saysWhatItAlwaysSaid(now);
    }

    @Test
    void aProcessThatIsOlderThanTheDatabaseStarts() {
        DataSource database = ledger.emptyDatabase();
        flyway(database, "latest").migrate();
        new JdbcTemplate(database).update("""
                INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum",
                    "installed_by", "execution_time", "success")
                VALUES (9000, '9000', 'of the future', 'SQL', 'V9000__of_the_future.sql', 1, 'somebody', 1, TRUE)
                """);

        flyway(database, "latest").migrate();
        SchemaConfiguration.requireCurrent(flyway(database, "latest").info());
    }

    @Test
    void aWorkerWaitsForItsSchemaAndSaysSo() {
        DataSource database = ledger.emptyDatabase();
        assertThatThrownBy(() -> SchemaConfiguration.requireCurrent(
                        flyway(database, "latest").info()))
                .hasMessageContaining("schema is empty");
        flyway(database, "8").migrate();

        assertThatThrownBy(() -> SchemaConfiguration.requireCurrent(
                        flyway(database, "latest").info()))
                .hasMessageContaining("at version 8, and this worker needs version ")
                .satisfies(behind -> assertThat(new SchemaBehind().away(behind)).isPresent());
    }
}
