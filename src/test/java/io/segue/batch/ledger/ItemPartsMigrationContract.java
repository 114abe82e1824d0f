package io.segue.batch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A ledger written before items were kept in parts loses nothing when it is brought up to date. */
abstract class ItemPartsMigrationContract {

    private static final String MIGRATION = "db/migration/V5__items_in_parts.sql";

    private final LedgerFixture ledger;

    ItemPartsMigrationContract(LedgerFixture ledger) {
        this.ledger = ledger;
    }

    private static void migrate(DataSource database, String target) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static JdbcTemplate olderLedger(DataSource database) {
        migrate(database, "4");
        JdbcTemplate jdbc = new JdbcTemplate(database);
        for (String batch : new String[] {"first", "second"}) {
            jdbc.update("""
                    INSERT INTO batch (batch_id, fingerprint, generation, job_name, job_type, definition, folder, dry_run, state, pass,
                                       attempt, unit_count, loose_rows, created_at)
                    VALUES (?, ?, 1, 'import', 'fake', '{}', '/music', FALSE, 'RUNNING', 1, 1, 1, 1, CURRENT_TIMESTAMP)
                    """, batch, batch);
            jdbc.update("""
                    INSERT INTO item (batch_id, row_no, unit_no, item_no, file_no, line, label, payload, state, target_uri, target_label,
                                      target, score, reason, attempts, error_class)
                    VALUES (?, 0, 0, 0, 0, 2, 'a', '{}', 'MATCHED', 'uri:a', 'A', '{"t":1}', 0.9, 'same title', 1, NULL),
                           (?, 1, 0, 1, 0, 3, 'b', '{}', 'PENDING', NULL, NULL, NULL, NULL, NULL, 0, NULL),
                           (?, 2, NULL, NULL, 0, 4, 'c', NULL, 'REJECTED', NULL, NULL, NULL, NULL, 'no title', 0, NULL)
                    """, batch, batch, batch);
        }
        return jdbc;
    }

    private static void assertNothingLost(JdbcTemplate jdbc) {
        ItemIds ids = new ItemIds(jdbc);
        for (String batch : new String[] {"first", "second"}) {
            assertThat(jdbc.queryForList("""
                    SELECT s.label, t.unit_no, t.state, t.attempts, o.target_uri, o.target, o.score, o.reason FROM item_source s
                    JOIN item_state t ON t.item_id = s.item_id LEFT JOIN item_outcome o ON o.item_id = s.item_id
                    WHERE s.item_id >= ? AND s.item_id < ? ORDER BY s.item_id
                    """, ids.first(batch), ids.end(batch)))
                    .extracting(Map::values)
                    .extracting(values -> String.join(
                            " | ", values.stream().map(String::valueOf).toList()))
                    .containsExactly(
                            "a | 0 | MATCHED | 1 | uri:a | {\"t\":1} | 0.9 | same title",
                            "b | 0 | PENDING | 0 | null | null | null | null",
                            "c | null | REJECTED | 0 | null | null | null | no title");
        }
    }

    @Test
    void keepsTheItemsOfAnOlderLedger() {
        DataSource database = ledger.emptyDatabase();
        JdbcTemplate jdbc = olderLedger(database);

        migrate(database, "5");

        assertNothingLost(jdbc);
    }

    @Test
    void mayRunAgainWhereItWasKilledBeforeItsEndWasNoted() {
        DataSource database = ledger.emptyDatabase();
        JdbcTemplate jdbc = olderLedger(database);
        new ResourceDatabasePopulator(new ClassPathResource(MIGRATION)).execute(database);

        migrate(database, "5");

        assertNothingLost(jdbc);
    }
}
