package io.segue.batch.ledger;

import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The services that keep the schedules: each says that it lives, by the database's clock. */
@Repository
public class ServiceStore {

    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);

    private final JdbcTemplate jdbc;
    private final DatabaseClock clock;

    ServiceStore(JdbcTemplate jdbc, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** This service lives, and forgets those that do not. */
    public void alive(String owner) {
        var now = clock.now();
        int known = jdbc.update(
                "UPDATE schedule_service SET expires_at = ? WHERE owner = ?", now.plus(TIME_TO_LIVE), owner);
        if (known == 0) {
            jdbc.update(
                    "INSERT INTO schedule_service (owner, expires_at) VALUES (?, ?)", owner, now.plus(TIME_TO_LIVE));
            jdbc.update("DELETE FROM schedule_service WHERE expires_at < ?", now);
        }
    }

    public void gone(String owner) {
        jdbc.update("DELETE FROM schedule_service WHERE owner = ?", owner);
    }

    public boolean anyAlive() {
        Integer alive = jdbc.queryForObject(
                "SELECT COUNT(*) FROM schedule_service WHERE expires_at >= ?", Integer.class, clock.now());
        return alive != null && alive > 0;
    }
}
