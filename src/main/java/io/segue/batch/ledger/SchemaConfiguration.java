package io.segue.batch.ledger;

import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who changes the schema: launchers and services. A worker, of which there may be many of several versions, only looks whether the schema
 * is as new as itself; a newer one is as good, for migrations only ever add.
 */
@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {

    @Bean
    @ConditionalOnProperty(name = "segue.role", havingValue = "worker")
    static FlywayMigrationStrategy onlyLook() {
        return flyway -> requireCurrent(flyway.info());
    }

    /**
     * @throws SchemaBehindException when this process knows migrations that the database has not seen
     */
    static void requireCurrent(MigrationInfoService info) {
        MigrationInfo[] pending = info.pending();
        if (pending.length > 0) {
            MigrationInfo current = info.current();
            throw new SchemaBehindException("The database's schema is "
                    + (current == null ? "empty" : "at version " + current.getVersion())
                    + ", and this worker needs version " + pending[pending.length - 1].getVersion()
                    + ": start a service, or run any job, of this worker's version once");
        }
    }
}
