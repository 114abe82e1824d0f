package io.segue.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** A real PostgreSQL beside the embedded Temporal; {@link ClusterImportIT} has both real, so this is for the long run. */
@Tag("faults")
@Tag("faults-only")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresImportIT extends ImportScenarios {

    private EmbeddedPostgres postgres;
    private int databases;

    @BeforeAll
    void startServer() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    void stopServer() throws IOException {
        postgres.close();
    }

    @Override
    Map<String, String> freshDatabase() throws SQLException {
        databases++;
        return freshDatabase(postgres, "segue" + databases);
    }

    /** Connection settings of a database of that name, created for it. */
    static Map<String, String> freshDatabase(EmbeddedPostgres postgres, String name) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("CREATE DATABASE " + name);
        }
        return Map.of(
                "spring.datasource.url", postgres.getJdbcUrl("postgres", name),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "");
    }

    @Override
    LedgerImage image(Path project) throws Exception {
        return LedgerImage.of(postgres.getJdbcUrl("postgres", "segue" + databases), "postgres", "");
    }
}
