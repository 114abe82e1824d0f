package io.segue.process;

import io.segue.process.RealServers.Tool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real Temporal server and a real PostgreSQL, with a fresh namespace and a fresh database for every test. */
@Needs(Tool.TEMPORAL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterImportIT extends ImportScenarios {

    @TempDir
    private static Path folder;

    private TemporalServer temporal;
    private EmbeddedPostgres postgres;
    private int databases;

    @BeforeAll
    void startServers() throws Exception {
        temporal = TemporalServer.start(folder);
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    void stopServers() throws Exception {
        temporal.close();
        postgres.close();
    }

    @Override
    Map<String, String> freshDatabase() throws Exception {
        databases++;
        Map<String, String> settings = new HashMap<>(temporal.settings(temporal.freshNamespace()));
        settings.putAll(PostgresImportIT.freshDatabase(postgres, "segue" + databases));
        return settings;
    }

    @Override
    LedgerImage image(Path project) throws Exception {
        return LedgerImage.of(postgres.getJdbcUrl("postgres", "segue" + databases), "postgres", "");
    }
}
