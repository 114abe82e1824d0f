package io.segue.batch.report.nights;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Runs that schedules were to start and did not, as the schedules keep them. */
@Repository
class MissedRunStore implements ScheduledRuns {

    private final JdbcTemplate jdbc;

    MissedRunStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Missed> missed(Instant from, Instant to) {
        return jdbc.query(
                """
                SELECT job_name, due_at, state, reason FROM scheduled_run
                WHERE state IN ('SKIPPED', 'MISSED') AND due_at >= ? AND due_at < ? ORDER BY due_at
                """,
                (ResultSet row, int n) -> new Missed(
                        row.getString("job_name"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        (row.getString("state").equals("MISSED") ? "missed" : "skipped")
                                + (row.getString("reason") == null ? "" : ": " + row.getString("reason"))),
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC));
    }
}
