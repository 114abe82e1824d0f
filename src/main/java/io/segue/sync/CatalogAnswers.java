package io.segue.sync;

import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogUnavailableException;
import io.segue.sync.SyncActivities.Step;
import io.temporal.failure.ApplicationFailure;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What becomes of a step when a catalog has no answer, or a bad one. No thread waits for a catalog: the workflow does, on a durable
 * timer, and the unit shows it. An answer that concerns no single item counts for the unit.
 */
@Component
class CatalogAnswers {

    /** Failed answers a unit bears besides those counted for its items. */
    static final int ATTEMPTS = 10;

    static final long RETRY_MILLIS = 1000;

    private final UnitLedger ledger;
    private final UnitExhaustion exhaustion;

    CatalogAnswers(UnitLedger ledger, UnitExhaustion exhaustion) {
        this.ledger = ledger;
        this.exhaustion = exhaustion;
    }

    Step to(UnitRef unit, Supplier<Step> step) {
        try {
            return step.get();
        } catch (CatalogUnavailableException e) {
            ledger.waiting(unit, String.valueOf(e.getMessage()), e.retryAfter());
            return new Step(false, 0, e.retryAfter().toMillis());
        } catch (CatalogAnswerException e) {
            int attempts = ledger.countAttempt(unit);
            if (e.retryable() && attempts < ATTEMPTS) {
                return new Step(false, 0, RETRY_MILLIS);
            }
            exhaustion.record(unit, e, attempts);
            throw ApplicationFailure.newNonRetryableFailureWithCause(
                    String.valueOf(e.getMessage()), e.getClass().getSimpleName(), e);
        }
    }
}
