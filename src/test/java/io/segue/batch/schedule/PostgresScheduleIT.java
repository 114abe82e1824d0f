package io.segue.batch.schedule;

import io.segue.batch.ledger.LedgerFixture;

/** Schedules on a real PostgreSQL. */
class PostgresScheduleIT extends ScheduleContract {
    PostgresScheduleIT() {
        super(LedgerFixture.postgres());
    }
}
