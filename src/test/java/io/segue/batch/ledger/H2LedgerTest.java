package io.segue.batch.ledger;

import org.junit.jupiter.api.Nested;

/** The ledger on H2. */
class H2LedgerTest {

    @Nested
    class Outcomes extends OutcomeContract {
        Outcomes() {
            super(LedgerFixture.h2());
        }
    }

    @Nested
    class Effects extends EffectContract {
        Effects() {
            super(LedgerFixture.h2());
        }
    }

    @Nested
    class TheLifeOfABatch extends BatchContract {
        TheLifeOfABatch() {
            super(LedgerFixture.h2());
        }
    }

    @Nested
    class Leases extends LeaseContract {
        Leases() {
            super(LedgerFixture.h2());
        }
    }

    @Nested
    class Summaries extends SummaryContract {
        Summaries() {
            super(LedgerFixture.h2());
        }
    }

    @Nested
    class DeadLetters extends DeadLetterContract {
        DeadLetters() {
            super(LedgerFixture.h2());
        }
    }

    @Nested
    class OlderLedgers extends ItemPartsMigrationContract {
        OlderLedgers() {
            super(LedgerFixture.h2());
        }
    }

    @Nested
    class RowsOfASeries extends KnownRowContract {
        RowsOfASeries() {
            super(LedgerFixture.h2());
        }
    }

    @Nested
    class RestoredLedgers extends RestoredLedgerContract {
        RestoredLedgers() {
            super(LedgerFixture.h2());
        }
    }

    @Nested
    class Upgrades extends SchemaUpgradeContract {
        Upgrades() {
            super(LedgerFixture.h2());
        }
    }

    @Nested
    class Purging extends PurgeContract {
        Purging() {
            super(LedgerFixture.h2());
        }
    }

    @Nested
    class Histories extends HistoryContract {
        Histories() {
            super(LedgerFixture.h2());
        }
    }
}
