package io.segue.process;

import io.segue.process.RealServers.Tool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The full Temporal server, on PostgreSQL as in production; Segue's own databases are on the same one. */
@Needs({Tool.TEMPORAL, Tool.TEMPORAL_SERVER, Tool.TEMPORAL_SQL_TOOL})
@Tag("faults")
@Tag("faults-only")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullServerImportIT extends ImportScenarios {

    @TempDir
    private static Path folder;

    private TemporalServer temporal;
    private EmbeddedPostgres postgres;
    private int databases;

    @BeforeAll
    void startServers() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        temporal = TemporalServer.startFull(folder, postgres);
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
