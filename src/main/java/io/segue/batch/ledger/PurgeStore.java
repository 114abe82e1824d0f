package io.segue.batch.ledger;

import io.segue.batch.BatchTraces;
import io.segue.batch.Retention.PurgeRule;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes batches from the ledger in transactions of bounded size. A batch that is being removed has given up its identity first, so that
 * nobody takes what is left of it for a batch, and is found again by whoever goes on after a kill.
 */
@Repository
public class PurgeStore {

    private static final int ROWS_AT_ONCE = 5000;
    private static final String PURGING = "purging-";

    /** Tables with rows of an input's size, removed in chunks, by hand. */
    static final Set<String> LARGE = Set.of(
            "dead_letter", "item_outcome", "item_state", "item_source", "candidate", "pre_image_entry", "gone_row");

    /** Tables whose rows of a batch go with it, those that are referred to last. */
    static final List<String> SMALL = List.of(
            "intent",
            "pre_image",
            "command",
            "event",
            "pass_request",
            "notification",
            "batch_pass",
            "lease",
            "unit",
            "batch_input",
            "batch");

    /** Tables that outlive batches; {@code scheduled_run} goes by the age of its rows. */
    static final Set<String> KEPT = Set.of("known_row", "dj_set", "scheduled_run");

    private static final String ENDED = """
            b.state IN ('APPLIED', 'REHEARSED', 'PARTIAL', 'FAILED', 'CANCELLED', 'COMPENSATED', 'COMPENSATION_INCOMPLETE')
            AND b.site = ? AND COALESCE(b.finished_at, b.created_at) < ?
            AND (SELECT COUNT(*) FROM batch l WHERE l.job_name = b.job_name AND l.created_at > b.created_at) >= ?
            """;

    /** Counters first: only where they speak of dead or uncertain items are the items themselves asked, as a later pass may have moved them. */
    private static final String OPEN = """
            (b.state = 'COMPENSATION_INCOMPLETE' OR b.state <> 'REHEARSED'
             AND EXISTS (SELECT 1 FROM unit u WHERE u.batch_id = b.batch_id AND (u.dead > 0 OR u.ambiguous > 0))
             AND EXISTS (SELECT 1 FROM item_state t WHERE t.item_id >= b.batch_no * 4294967296
                         AND t.item_id < (b.batch_no + 1) * 4294967296 AND t.state IN ('DEAD', 'AMBIGUOUS')))
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final DatabaseClock clock;
    private final String site;

    PurgeStore(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            DatabaseClock clock,
            @Value("${segue.site:}") String site) {
        this.site = site;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A batch to be removed.
     *
     * @param here whether its files are this site's
     * @param rows of its input that are in the ledger
     */
    public record Expired(
            String batchId,
            long batchNo,
            String jobName,
            int pass,
            @Nullable String user,
            @Nullable Path report,
            boolean here,
            long rows) {}

    /** Batches of this site that the rule names, and those that are half removed; oldest first. Others' files are out of reach. */
    public List<Expired> expired(PurgeRule rule) {
        return find(
                "b.site = ? AND b.fingerprint LIKE '" + PURGING + "%' OR " + ENDED
                        + (rule.evenOpen() ? "" : " AND NOT " + OPEN),
                site,
                site,
                clock.now().minus(rule.olderThan()),
                rule.keepLast());
    }

    /** Due times long past whose runs have ended; the schedule itself knows up to when it has accounted for them. Returns how many. */
    public int removeRuns(PurgeRule rule) {
        return jdbc.update(
                "DELETE FROM scheduled_run WHERE due_at < ? AND state NOT IN ('QUEUED', 'RUNNING')",
                clock.now().minus(rule.olderThan()));
    }

    /** Batches old enough that stay because somebody may still want to act on them. */
    public int open(PurgeRule rule) {
        OffsetDateTime before = clock.now().minus(rule.olderThan());
        Integer count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM batch b WHERE b.fingerprint NOT LIKE '" + PURGING + "%' AND " + ENDED + " AND "
                        + OPEN,
                Integer.class,
                site,
                before,
                rule.keepLast());
        return rule.evenOpen() || count == null ? 0 : count;
    }

    /** All batches of a user. */
    public List<Expired> ofUser(String user) {
        return find("b.user_id = ?", user);
    }

    /** Batches of the user that have not ended. */
    public List<String> unfinished(String user) {
        return jdbc.queryForList(
                "SELECT batch_id FROM batch WHERE user_id = ? AND fingerprint NOT LIKE '" + PURGING + "%'"
                        + " AND state IN ('STAGING', 'SEALED', 'RUNNING', 'WAITING', 'COMPENSATING') ORDER BY batch_id",
                String.class,
                user);
    }

    private List<Expired> find(String condition, Object... arguments) {
        return jdbc.query("""
                SELECT b.batch_id, b.batch_no, b.job_name, b.pass, b.user_id, b.report_directory, b.site,
                       b.loose_rows + COALESCE((SELECT SUM(u.row_count - u.unchanged) FROM unit u WHERE u.batch_id = b.batch_id), 0) AS items
                FROM batch b WHERE %s ORDER BY b.created_at, b.batch_id
                """.formatted(condition), (row, n) -> expired(row), arguments);
    }

    private Expired expired(ResultSet row) throws SQLException {
        String report = row.getString("report_directory");
        return new Expired(
                row.getString("batch_id"),
                row.getLong("batch_no"),
                row.getString("job_name"),
                row.getInt("pass"),
                row.getString("user_id"),
                report == null ? null : Path.of(report),
                site.equals(row.getString("site")),
                row.getLong("items"));
    }

    /** Takes the batch's identity from it; from here on the same input makes another batch. */
    public void begin(Expired batch) {
        transaction.executeWithoutResult(status -> {
            jdbc.update("""
                    INSERT INTO purged_batch (fingerprint, generation)
                    SELECT b.fingerprint, b.generation FROM batch b WHERE b.batch_id = ? AND b.fingerprint NOT LIKE 'purging-%'
                    """, batch.batchId());
            jdbc.update(
                    "UPDATE batch SET fingerprint = ?, generation = 1 WHERE batch_id = ?",
                    PURGING + batch.batchNo(),
                    batch.batchId());
            jdbc.update("""
                    INSERT INTO target_user (target_id, user_id)
                    SELECT DISTINCT u.target_id, COALESCE(b.user_id, '') FROM unit u JOIN batch b ON b.batch_id = u.batch_id
                    WHERE u.batch_id = ? AND u.target_id IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM target_user t WHERE t.target_id = u.target_id AND t.user_id = COALESCE(b.user_id, ''))
                    """, batch.batchId());
        });
    }

    /** Removes what there may be a great deal of. */
    public void removeRows(Expired batch) {
        long first = batch.batchNo() << 32;
        long end = first + (1L << 32);
        Long last = jdbc.queryForObject(
                "SELECT MAX(item_id) FROM item_source WHERE item_id >= ? AND item_id < ?", Long.class, first, end);
        Long from = jdbc.queryForObject(
                "SELECT MIN(item_id) FROM item_source WHERE item_id >= ? AND item_id < ?", Long.class, first, end);
        for (long item = from == null ? 0 : from; last != null && item <= last; item += ROWS_AT_ONCE) {
            removeItems(batch, item, Math.min(last + 1, item + ROWS_AT_ONCE));
        }
        jdbc.query(
                        "SELECT unit_no, MAX(entry_no) FROM pre_image_entry WHERE batch_id = ? GROUP BY unit_no",
                        (row, n) -> new int[] {row.getInt(1), row.getInt(2)},
                        batch.batchId())
                .forEach(unit -> removeEntries(batch, unit[0], unit[1]));
        jdbc.queryForList("SELECT DISTINCT known_unit FROM gone_row WHERE batch_no = ?", Long.class, batch.batchNo())
                .forEach(unit -> jdbc.update(
                        "DELETE FROM gone_row WHERE batch_no = ? AND known_unit = ?", batch.batchNo(), unit));
    }

    /** What was read comes last, for it tells where to go on. */
    private void removeItems(Expired batch, long from, long to) {
        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    "DELETE FROM candidate WHERE batch_id = ? AND row_no >= ? AND row_no < ?",
                    batch.batchId(),
                    from - (batch.batchNo() << 32),
                    to - (batch.batchNo() << 32));
            for (String table : List.of("dead_letter", "item_outcome", "item_state", "item_source")) {
                jdbc.update("DELETE FROM " + table + " WHERE item_id >= ? AND item_id < ?", from, to);
            }
        });
    }

    private void removeEntries(Expired batch, int unitNo, int last) {
        for (int entry = 0; entry <= last; entry += ROWS_AT_ONCE) {
            jdbc.update(
                    "DELETE FROM pre_image_entry WHERE batch_id = ? AND unit_no = ? AND entry_no >= ? AND entry_no < ?",
                    batch.batchId(),
                    unitNo,
                    entry,
                    entry + ROWS_AT_ONCE);
        }
    }

    /** Removes what is left of the batch, itself included, in one transaction. */
    public void finish(Expired batch, List<BatchTraces> traces) {
        transaction.executeWithoutResult(status -> {
            traces.forEach(trace -> trace.purge(batch.batchId(), batch.user()));
            jdbc.update("DELETE FROM unit_unchanged WHERE batch_no = ?", batch.batchNo());
            for (String table : SMALL) {
                jdbc.update("DELETE FROM " + table + " WHERE batch_id = ?", batch.batchId());
            }
        });
    }

    /** SHA-256 of all files that batches refer to besides their input. */
    public Set<String> neededContents() {
        return new HashSet<>(
                jdbc.queryForList("SELECT DISTINCT sha256 FROM batch_input WHERE role = 'REFERENCE'", String.class));
    }

    public boolean exists(String batchId) {
        Integer count = jdbc.queryForObject("SELECT COUNT(*) FROM batch WHERE batch_id = ?", Integer.class, batchId);
        return Objects.requireNonNull(count) > 0;
    }

    /** Targets that purged batches of the user wrote to. */
    public List<String> targets(String user) {
        return jdbc.queryForList(
                "SELECT target_id FROM target_user WHERE user_id = ? ORDER BY target_id", String.class, user);
    }

    /** Those of the user's targets that batches of others wrote to as well. */
    public List<String> shared(String user) {
        return jdbc.queryForList("""
                SELECT t.target_id FROM target_user t WHERE t.user_id = ? AND (
                    EXISTS (SELECT 1 FROM target_user o WHERE o.target_id = t.target_id AND o.user_id <> t.user_id)
                    OR EXISTS (SELECT 1 FROM unit u JOIN batch b ON b.batch_id = u.batch_id
                               WHERE u.target_id = t.target_id AND COALESCE(b.user_id, '') <> t.user_id))
                ORDER BY t.target_id
                """, String.class, user);
    }

    /** Removes what was kept for the user beyond the batches; the record of targets last, for it tells what is left to do. */
    public void forget(String user) {
        for (Long unit : jdbc.queryForList("SELECT known_unit FROM known_unit WHERE user_id = ?", Long.class, user)) {
            jdbc.update("DELETE FROM known_row WHERE known_unit = ?", unit);
            jdbc.update("DELETE FROM known_unit WHERE known_unit = ?", unit);
        }
        forgetSchedules(user);
        jdbc.update("DELETE FROM target_user WHERE user_id = ?", user);
    }

    /** The definition in force is a copy of the job file, which names the user. A file that is still there is scheduled anew. */
    private void forgetSchedules(String user) {
        Pattern owner =
                Pattern.compile("^user:\\s*[\"']?" + Pattern.quote(user) + "[\"']?\\s*(#.*)?$", Pattern.MULTILINE);
        jdbc
                .query(
                        "SELECT job_name, definition FROM scheduled_job WHERE definition IS NOT NULL",
                        (row, n) -> List.of(row.getString(1), row.getString(2)))
                .stream()
                .filter(job -> owner.matcher(job.get(1)).find())
                .forEach(job -> transaction.executeWithoutResult(status -> {
                    jdbc.update("DELETE FROM scheduled_run WHERE job_name = ?", job.get(0));
                    jdbc.update("DELETE FROM scheduled_tasks WHERE task_instance = ?", job.get(0));
                    jdbc.update("DELETE FROM scheduled_job WHERE job_name = ?", job.get(0));
                }));
    }
}
