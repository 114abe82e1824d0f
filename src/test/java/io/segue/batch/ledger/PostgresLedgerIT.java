package io.segue.batch.ledger;

import org.junit.jupiter.api.Nested;

/** The ledger on a real PostgreSQL. */
class PostgresLedgerIT {

    @Nested
    class Outcomes extends OutcomeContract {
        Outcomes() {
            super(LedgerFixture.postgres());
        }
    }

    @Nested
    class Effects extends EffectContract {
        Effects() {
            super(LedgerFixture.postgres());
        }
    }

    @Nested
    class TheLifeOfABatch extends BatchContract {
        TheLifeOfABatch() {
            super(LedgerFixture.postgres());
        }
    }

    @Nested
    class Leases extends LeaseContract {
        Leases() {
            super(LedgerFixture.postgres());
        }
    }

    @Nested
    class Summaries extends SummaryContract {
        Summaries() {
            super(LedgerFixture.postgres());
        }
    }

    @Nested
    class DeadLetters extends DeadLetterContract {
        DeadLetters() {
            super(LedgerFixture.postgres());
        }
    }

    @Nested
    class OlderLedgers extends ItemPartsMigrationContract {
        OlderLedgers() {
            super(LedgerFixture.postgres());
        }
    }

    @Nested
    class RowsOfASeries extends KnownRowContract {
        RowsOfASeries() {
            super(LedgerFixture.postgres());
        }
    }

    @Nested
    class RestoredLedgers extends RestoredLedgerContract {
        RestoredLedgers() {
            super(LedgerFixture.postgres());
        }
    }

    @Nested
    class Upgrades extends SchemaUpgradeContract {
        Upgrades() {
            super(LedgerFixture.postgres());
        }
    }

    @Nested
    class Purging extends PurgeContract {
        Purging() {
            super(LedgerFixture.postgres());
        }
    }

    @Nested
    class Histories extends HistoryContract {
        Histories() {
            super(LedgerFixture.postgres());
        }
    }
}
