package io.segue.batch.ledger;

import static io.segue.batch.ledger.DatabaseClock.at;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Jobs that are or were scheduled. A job's row is also its lock: whoever decides on its runs holds it. */
@Repository
public class ScheduledJobStore {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    ScheduledJobStore(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * @param file below the project's folder
     * @param definition text of the job file that is in force; {@code null} where none is
     * @param zone whose clock it goes by, with {@code definition}
     * @param accountedTo every due time up to there is a run, with {@code definition}
     * @param remark what is wrong with the file as it is, or why no definition is in force
     */
    public record JobRow(
            String name,
            Path file,
            @Nullable String definition,
            @Nullable ZoneId zone,
            @Nullable Instant inForceSince,
            @Nullable Instant accountedTo,
            @Nullable String remark,
            @Nullable Instant pausedAt,
            @Nullable String pausedBy) {}

    public List<JobRow> all() {
        return jdbc.query("SELECT * FROM scheduled_job ORDER BY job_name", (row, n) -> job(row));
    }

    public Optional<JobRow> find(String name) {
        return jdbc.query("SELECT * FROM scheduled_job WHERE job_name = ?", (row, n) -> job(row), name).stream()
                .findFirst();
    }

    /** Makes sure that the job has a row. */
    public void register(String name, Path file) {
        if (find(name).isEmpty()) {
            try {
                jdbc.update("INSERT INTO scheduled_job (job_name, file) VALUES (?, ?)", name, slashed(file));
            } catch (DuplicateKeyException somebodyElseDid) {
                // which is as good
            }
        }
    }

    /**
     * Decides on a job's runs, in a transaction and while nobody else does.
     *
     * @throws IllegalStateException when the job has no row
     */
    public <T extends @Nullable Object> T locked(String name, Function<JobRow, T> decision) {
        return transaction.execute(status -> {
            List<JobRow> rows =
                    jdbc.query("SELECT * FROM scheduled_job WHERE job_name = ? FOR UPDATE", (row, n) -> job(row), name);
            if (rows.isEmpty()) {
                throw new IllegalStateException("No scheduled job " + name + " in the ledger.");
            }
            return decision.apply(rows.get(0));
        });
    }

    /** A definition comes into force: its due times count from now on. */
    public void enact(String name, Path file, String definition, ZoneId zone, Instant now) {
        jdbc.update("""
                UPDATE scheduled_job SET file = ?, definition = ?, zone = ?, in_force_since = ?, accounted_to = ?, remark = NULL
                WHERE job_name = ?
                """, slashed(file), definition, zone.getId(), at(now), at(now), name);
    }

    /** No definition is in force any more. */
    public void withdraw(String name, String remark) {
        jdbc.update("""
                UPDATE scheduled_job SET definition = NULL, zone = NULL, in_force_since = NULL, accounted_to = NULL, remark = ?
                WHERE job_name = ?
                """, remark, name);
    }

    public void remark(String name, @Nullable String remark) {
        jdbc.update("UPDATE scheduled_job SET remark = ? WHERE job_name = ?", remark, name);
    }

    public void accounted(String name, Instant to) {
        jdbc.update("UPDATE scheduled_job SET accounted_to = ? WHERE job_name = ?", at(to), name);
    }

    public void pause(String name, Instant since, String by) {
        jdbc.update("UPDATE scheduled_job SET paused_at = ?, paused_by = ? WHERE job_name = ?", at(since), by, name);
    }

    public void resume(String name) {
        jdbc.update("UPDATE scheduled_job SET paused_at = NULL, paused_by = NULL WHERE job_name = ?", name);
    }

    private static String slashed(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static JobRow job(ResultSet row) throws SQLException {
        String zone = row.getString("zone");
        return new JobRow(
                row.getString("job_name"),
                Path.of(row.getString("file")),
                row.getString("definition"),
                zone == null ? null : ZoneId.of(zone),
                instant(row, "in_force_since"),
                instant(row, "accounted_to"),
                row.getString("remark"),
                instant(row, "paused_at"),
                row.getString("paused_by"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
