package io.segue.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A real PostgreSQL, with a fresh database for every test. */
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
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("CREATE DATABASE segue" + databases);
        }
        return Map.of(
                "spring.datasource.url",
                url(),
                "spring.datasource.username",
                "postgres",
                "spring.datasource.password",
                "");
    }

    @Override
    LedgerImage image(Path project) throws Exception {
        return LedgerImage.of(url(), "postgres", "");
    }

    private String url() {
        return postgres.getJdbcUrl("postgres", "segue" + databases);
    }
}
