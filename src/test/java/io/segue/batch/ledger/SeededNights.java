package io.segue.batch.ledger;

import io.segue.batch.BatchState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Batches of the past, written into a ledger by hand. */
public final class SeededNights {

    private final JdbcTemplate jdbc;

    SeededNights(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Over a ledger of its own, in memory. */
    public static SeededNights inMemory() {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure()
                .dataSource(memory)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return new SeededNights(new JdbcTemplate(memory));
    }

    public HistoryStore history() {
        return new HistoryStore(jdbc);
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public SummaryStore summaries() {
        return new SummaryStore(jdbc);
    }

    public EventStore events() {
        return new EventStore(jdbc);
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource())));
    }

    public BatchStore batches() {
        return new BatchStore(jdbc, transactions(), events(), "here");
    }

    /**
     * One batch with so many units of equal counts.
     *
     * @param counts of each unit: rows, added, present, ambiguous, not found, dead
     * @param seconds from start to end; {@code null} while it has not ended
     */
    public String batch(
            String job,
            String type,
            BatchState state,
            Instant createdAt,
            @Nullable Long seconds,
            int units,
            long... counts) {
        String batchId = UUID.randomUUID().toString();
        jdbc.update(
                """
                INSERT INTO batch (batch_id, fingerprint, generation, job_name, job_type, definition, folder, dry_run, state, pass,
                                   attempt, unit_count, loose_rows, failure, created_at, started_at, finished_at)
                VALUES (?, ?, 1, ?, ?, '{}', '/music', FALSE, ?, 1, 1, ?, 0, ?, ?, ?, ?)
                """,
                batchId,
                batchId,
                job,
                type,
                state.name(),
                units,
                state == BatchState.FAILED ? "the catalog was away" : null,
                DatabaseClock.at(createdAt),
                DatabaseClock.at(createdAt),
                seconds == null ? null : DatabaseClock.at(createdAt.plusSeconds(seconds)));
        List<Object[]> rows = new ArrayList<>();
        for (int n = 0; n < units; n++) {
            rows.add(new Object[] {
                batchId, n, "unit " + n, counts[0], counts[3], counts[4], counts[2], counts[1], counts[5]
            });
        }
        jdbc.batchUpdate("""
                INSERT INTO unit (batch_id, unit_no, title, state, attempt, writer, failed_answers, row_count, rejected, matched,
                                  ambiguous, not_found, present, added, verified, dead, compensated)
                VALUES (?, ?, ?, 'APPLIED', 1, 0, 0, ?, 0, 0, ?, ?, ?, ?, 0, ?, 0)
                """, rows);
        return batchId;
    }

    public void leased(String batchId, Instant until) {
        jdbc.update(
                "INSERT INTO lease (batch_id, owner, host, token, expires_at) VALUES (?, 'somebody', 'here', 1, ?)",
                batchId,
                DatabaseClock.at(until));
    }

    public void event(String batchId) {
        jdbc.update(
                "INSERT INTO event (batch_id, occurred_at, kind, detail) VALUES (?, CURRENT_TIMESTAMP, 'ATTEMPT', '')",
                batchId);
    }

    public void looseRows(String batchId, int rows) {
        jdbc.update("UPDATE batch SET loose_rows = ? WHERE batch_id = ?", rows, batchId);
    }

    /** A month as it might have been: growing libraries, bad nights, nights without a run; always the same one. */
    public SeededNights month(LocalDate last, List<String> jobs, int units) {
        Random random = new Random(7);
        for (int j = 0; j < jobs.size(); j++) {
            for (int n = 29; n >= 0; n--) {
                if (random.nextInt(9) == 0 || n > 10 && n < 14 && j % 4 == 1) {
                    continue;
                }
                boolean bad = random.nextInt(14) == 0;
                long rows = 20 + random.nextInt(30) + j * 15L;
                long unsure = random.nextInt(3) == 0 ? random.nextInt(4) : 0;
                long missing = bad ? rows / 3 : random.nextInt(4) == 0 ? random.nextInt(6) : 0;
                long dead = bad ? 1 : 0;
                BatchState state = bad && j % 3 == 0
                        ? BatchState.FAILED
                        : unsure + missing > 0 ? BatchState.PARTIAL : BatchState.APPLIED;
                Instant at = last.minusDays(n).atTime(2, j * 3).toInstant(ZoneOffset.UTC);
                long seconds = 30 + units * rows / 40 + random.nextInt(90);
                batch(
                        jobs.get(j),
                        "playlist-import",
                        state,
                        at,
                        seconds,
                        units,
                        rows,
                        rows / 5,
                        rows - rows / 5 - unsure - missing - dead,
                        unsure,
                        missing,
                        dead);
            }
        }
        return this;
    }
}
