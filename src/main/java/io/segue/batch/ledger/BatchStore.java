package io.segue.batch.ledger;

import io.segue.batch.BatchState;
import io.segue.batch.ledger.BatchRecord.Input;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Batches: created once per identity, moved through their states, never deleted here. */
@Repository
public class BatchStore {

    /** No batch takes as many attempts between a backup and the loss of what came after it. */
    private static final int BEYOND_ANY_LOST_ATTEMPT = 1000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final EventStore events;
    private final String site;

    BatchStore(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            EventStore events,
            @Value("${segue.site:}") String site) {
        this.site = site;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * A batch to be created.
     *
     * @param fingerprint SHA-256 of everything that makes its identity, hexadecimal
     * @param user whose batch it is, if anybody's
     */
    public record NewBatch(
            String fingerprint,
            String jobName,
            String jobType,
            String definition,
            Path folder,
            boolean dryRun,
            List<Input> inputs,
            List<Input> references,
            @Nullable String user) {

        /** A batch of nobody in particular. */
        public NewBatch(
                String fingerprint,
                String jobName,
                String jobType,
                String definition,
                Path folder,
                boolean dryRun,
                List<Input> inputs,
                List<Input> references) {
            this(fingerprint, jobName, jobType, definition, folder, dryRun, inputs, references, null);
        }
    }

    /**
     * The batch of this identity: the one there is, or a new one. With {@code again} always a new one. Safe against any number of
     * processes doing the same at the same time.
     */
    public BatchRecord findOrCreate(NewBatch batch, boolean again) {
        while (true) {
            Optional<String> latest = latest(batch.fingerprint());
            if (latest.isPresent() && !again) {
                return get(latest.get());
            }
            int generation =
                    Math.max(latest.map(this::generation).orElse(0), purgedGeneration(batch.fingerprint())) + 1;
            try {
                return get(create(batch, generation));
            } catch (DuplicateKeyException raced) {
                // somebody created this generation first: look again
            }
        }
    }

    private String create(NewBatch batch, int generation) {
        String batchId = freeId(batch, generation);
        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    """
                    INSERT INTO batch (batch_id, fingerprint, generation, job_name, job_type, definition, folder, dry_run, state,
                                       pass, attempt, unit_count, loose_rows, user_id, site, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'STAGING', 1, 0, 0, 0, ?, ?, CURRENT_TIMESTAMP)
                    """,
                    batchId,
                    batch.fingerprint(),
                    generation,
                    batch.jobName(),
                    batch.jobType(),
                    batch.definition(),
                    batch.folder().toString(),
                    batch.dryRun(),
                    batch.user(),
                    site);
            insert(batchId, "INPUT", batch.inputs());
            insert(batchId, "REFERENCE", batch.references());
            jdbc.update(
                    "INSERT INTO lease (batch_id, owner, host, token, expires_at) VALUES (?, '', '', 0, CURRENT_TIMESTAMP)",
                    batchId);
            PassStore.first(jdbc, batchId);
            events.append(batchId, null, "CREATED", batch.inputs().size() + " input file(s)");
        });
        return batchId;
    }

    /** Ten digits of the fingerprint tell batches apart; should they ever not, more do. */
    private String freeId(NewBatch batch, int generation) {
        String suffix = generation == 1 ? "" : "-" + generation;
        int digits = 10;
        while (true) {
            String batchId = batch.jobName() + "-" + batch.fingerprint().substring(0, digits) + suffix;
            Integer others = jdbc.queryForObject(
                    "SELECT COUNT(*) FROM batch WHERE batch_id = ? AND fingerprint <> ?",
                    Integer.class,
                    batchId,
                    batch.fingerprint());
            if (others == null || others == 0) {
                return batchId;
            }
            digits += 10;
        }
    }

    private void insert(String batchId, String role, List<Input> files) {
        jdbc.batchUpdate(
                "INSERT INTO batch_input (batch_id, file_no, role, path, sha256, size_bytes) VALUES (?, ?, ?, ?, ?, ?)",
                files.stream()
                        .map(file -> new Object[] {
                            batchId, file.fileNo(), role, file.path().toString(), file.sha256(), file.bytes()
                        })
                        .toList());
    }

    public BatchRecord get(String batchId) {
        return find(batchId).orElseThrow(() -> new IllegalStateException("No batch " + batchId + " in the ledger."));
    }

    public Optional<BatchRecord> find(String batchId) {
        List<Input> inputs = files(batchId, "INPUT");
        List<Input> references = files(batchId, "REFERENCE");
        return jdbc
                .query("SELECT * FROM batch WHERE batch_id = ?", (row, n) -> batch(row, inputs, references), batchId)
                .stream()
                .findFirst();
    }

    private List<Input> files(String batchId, String role) {
        return jdbc.query(
                "SELECT file_no, path, sha256, size_bytes FROM batch_input WHERE batch_id = ? AND role = ? ORDER BY file_no",
                (row, n) -> new Input(row.getInt(1), Path.of(row.getString(2)), row.getString(3), row.getLong(4)),
                batchId,
                role);
    }

    /** Work on the batch's files goes to this process's site from now on. */
    public void adopt(String batchId) {
        jdbc.update("UPDATE batch SET site = ? WHERE batch_id = ? AND site <> ?", site, batchId, site);
    }

    /** Name of the launchers that see the same files as this process, empty where there is one. */
    public String site() {
        return site;
    }

    /** Batches of this process's site that have not ended and that nobody works on, oldest first. */
    public List<String> abandoned() {
        return jdbc.queryForList("""
                SELECT b.batch_id FROM batch b JOIN lease l ON l.batch_id = b.batch_id
                WHERE b.site = ? AND b.state IN ('STAGING', 'SEALED', 'RUNNING', 'WAITING', 'COMPENSATING')
                  AND (l.owner = '' OR l.expires_at < CURRENT_TIMESTAMP)
                ORDER BY b.created_at
                """, String.class, site);
    }

    /** Moves the batch on if it is in one of the given states; tells whether it was. */
    public boolean transition(String batchId, BatchState to, BatchState... from) {
        String states = Arrays.stream(from).map(state -> "'" + state + "'").collect(Collectors.joining(", "));
        return jdbc.update(
                        "UPDATE batch SET state = ? WHERE batch_id = ? AND state IN (" + states + ")",
                        to.name(),
                        batchId)
                == 1;
    }

    /** Closes the batch as failed, if nothing has closed it before. */
    public void fail(String batchId, String reason) {
        transaction.executeWithoutResult(status -> {
            int changed = jdbc.update("""
                    UPDATE batch SET state = 'FAILED', failure = ?, finished_at = CURRENT_TIMESTAMP
                    WHERE batch_id = ? AND state IN ('STAGING', 'SEALED', 'RUNNING')
                    """, reason, batchId);
            if (changed == 1) {
                PassStore.finished(jdbc, batchId);
                events.append(batchId, null, "FAILED", reason);
            }
        });
    }

    /** Closes a batch that has nothing to apply, if nothing has closed it before: no workflow would do anything else. */
    public void closeWithoutUnits(String batchId) {
        transaction.executeWithoutResult(status -> {
            int changed = jdbc.update("""
                    UPDATE batch SET state = CASE WHEN dry_run THEN 'REHEARSED' ELSE 'APPLIED' END, started_at = CURRENT_TIMESTAMP,
                        finished_at = CURRENT_TIMESTAMP, report_outdated = TRUE
                    WHERE batch_id = ? AND state IN ('SEALED', 'RUNNING') AND unit_count = 0
                    """, batchId);
            if (changed == 1) {
                events.append(batchId, null, "APPLIED", "nothing but its report");
            }
        });
    }

    public void reportWritten(String batchId, Path directory) {
        jdbc.update(
                "UPDATE batch SET report_directory = ?, report_outdated = FALSE WHERE batch_id = ?",
                directory.toString(),
                batchId);
    }

    /** Whether the ledger knows more than the report says. */
    public boolean reportOutdated(String batchId) {
        return is(batchId, "report_outdated");
    }

    /** Whether its input was read to the end. */
    public boolean sealed(String batchId) {
        return is(batchId, "sealed_at IS NOT NULL");
    }

    private boolean is(String batchId, String condition) {
        Integer found = jdbc.queryForObject(
                "SELECT COUNT(*) FROM batch WHERE batch_id = ? AND " + condition, Integer.class, batchId);
        return found != null && found == 1;
    }

    /**
     * Begins the next attempt, unless somebody else has meanwhile. From here on records of earlier attempts are refused: a record that is
     * under way holds its unit's row until it commits, so it is either seen by this attempt or refused.
     *
     * @return whether {@code current + 1} is now the batch's attempt
     */
    public boolean beginAttempt(String batchId, int current) {
        return beginAttempt(batchId, current, current + 1);
    }

    /** The same with a number of the caller's choice above the current one, for those between may be taken. */
    public boolean beginAttempt(String batchId, int current, int next) {
        return advance(batchId, current, next, "ATTEMPT", "workflow attempt " + next);
    }

    /**
     * Refuses all records of the attempt from here on without beginning another: its workflow goes by what the ledger does not hold.
     *
     * @return whether it was the current one
     */
    boolean supersede(String batchId, int attempt, String reason) {
        return advance(batchId, attempt, attempt + 1, "SUPERSEDED", reason);
    }

    /**
     * Refuses all records of every workflow there may be of batches that have not ended: the database was restored, and workflows may have
     * run on without it.
     *
     * @return the batches, which their jobs' next runs go on with
     */
    public List<String> restored() {
        List<BatchAttempt> open = jdbc.query(
                "SELECT batch_id, attempt FROM batch WHERE state IN ('STAGING', 'SEALED', 'RUNNING', 'WAITING', 'COMPENSATING')"
                        + " ORDER BY batch_id",
                (row, n) -> new BatchAttempt(row.getString(1), row.getInt(2)));
        return open.stream()
                .filter(batch -> advance(
                        batch.batchId(),
                        batch.attempt(),
                        batch.attempt() + BEYOND_ANY_LOST_ATTEMPT,
                        "RESTORED",
                        "the database was restored; earlier workflows are refused"))
                .map(BatchAttempt::batchId)
                .toList();
    }

    private record BatchAttempt(String batchId, int attempt) {}

    private boolean advance(String batchId, int current, int next, String event, String detail) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            int advanced = jdbc.update(
                    "UPDATE batch SET attempt = ? WHERE batch_id = ? AND attempt = ?", next, batchId, current);
            if (advanced == 0) {
                return false;
            }
            jdbc.update("UPDATE unit SET attempt = ? WHERE batch_id = ?", next, batchId);
            events.append(batchId, null, event, detail);
            return true;
        }));
    }

    private Optional<String> latest(String fingerprint) {
        return jdbc
                .queryForList(
                        "SELECT batch_id FROM batch WHERE fingerprint = ? ORDER BY generation DESC LIMIT 1",
                        String.class,
                        fingerprint)
                .stream()
                .findFirst();
    }

    private int generation(String batchId) {
        Integer generation =
                jdbc.queryForObject("SELECT generation FROM batch WHERE batch_id = ?", Integer.class, batchId);
        return generation == null ? 0 : generation;
    }

    /** Ids are not used twice: a workflow or a cache that remembers a purged batch must not take another one for it. */
    private int purgedGeneration(String fingerprint) {
        Integer generation = jdbc.queryForObject(
                "SELECT COALESCE(MAX(generation), 0) FROM purged_batch WHERE fingerprint = ?",
                Integer.class,
                fingerprint);
        return generation == null ? 0 : generation;
    }

    private static BatchRecord batch(ResultSet row, List<Input> inputs, List<Input> references) throws SQLException {
        return new BatchRecord(
                row.getString("batch_id"),
                row.getString("job_name"),
                row.getString("job_type"),
                row.getString("definition"),
                Path.of(row.getString("folder")),
                row.getBoolean("dry_run"),
                BatchState.valueOf(row.getString("state")),
                row.getInt("pass"),
                row.getInt("attempt"),
                path(row.getString("report_directory")),
                row.getString("failure"),
                inputs,
                references);
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }
}
