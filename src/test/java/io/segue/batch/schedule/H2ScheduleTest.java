package io.segue.batch.schedule;

import io.segue.batch.ledger.LedgerFixture;

/** Schedules on H2. */
class H2ScheduleTest extends ScheduleContract {
    H2ScheduleTest() {
        super(LedgerFixture.h2());
    }
}
