package io.segue.batch.schedule;

import io.segue.batch.ledger.ScheduledJobStore;
import io.segue.batch.ledger.ScheduledJobStore.JobRow;
import io.segue.batch.ledger.ScheduledRunStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Accounts for due times: everything that has come due since the last reckoning becomes runs, in one transaction and under the job's
 * lock. However many services reckon, and however often, each due time is decided on once.
 */
@Component
class Reckoning {

    private final ScheduledJobStore jobs;
    private final ScheduledRunStore runs;
    private final DefinitionsInForce definitions;
    private final Clock clock;

    Reckoning(ScheduledJobStore jobs, ScheduledRunStore runs, DefinitionsInForce definitions, Clock clock) {
        this.jobs = jobs;
        this.runs = runs;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** Accounts for what is due. */
    void account(String job) {
        accountAnd(job, now -> {});
    }

    /**
     * Accounts for what is due by the schedule as it is, and then changes it.
     *
     * @param change told the moment up to which everything is accounted for
     */
    void accountAnd(String job, Consumer<Instant> change) {
        jobs.locked(job, row -> {
            Instant now = clock.instant();
            definitions.schedule(row).ifPresent(schedule -> account(row, schedule, now));
            change.accept(now);
            return true;
        });
    }

    private void account(JobRow row, Schedule schedule, Instant now) {
        Instant from = row.accountedTo();
        if (from != null && from.isBefore(now)) {
            DueRuns.of(row, schedule, runs.active(row.name()), from, now).forEach(run -> runs.add(row.name(), run));
            jobs.accounted(row.name(), now);
        }
    }

    /** When the job is due next, as far as accounted for. */
    Optional<Instant> next(JobRow job) {
        Instant from = job.accountedTo();
        return from == null ? Optional.empty() : definitions.schedule(job).flatMap(schedule -> schedule.next(from));
    }
}
