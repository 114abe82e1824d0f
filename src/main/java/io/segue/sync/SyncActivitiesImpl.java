package io.segue.sync;

import io.segue.batch.Counts;
import io.segue.batch.ItemState;
import io.segue.batch.PageRef;
import io.segue.batch.TaskQueues;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitLedger.Unit;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitResult;
import io.segue.catalog.CatalogAnswerException;
import io.segue.catalog.CatalogUnavailableException;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a playlist, each handed to whoever knows how; what they share is that a catalog may be unavailable. */
@Component
@ActivityImpl(taskQueues = {TaskQueues.SEGUE, TaskQueues.SEGUE_LOCAL})
class SyncActivitiesImpl implements SyncActivities {

    /** Failed answers a unit bears besides those counted for its items; taking back has as many again. */
    private static final int ATTEMPTS = 10;

    private static final int ATTEMPTS_WITH_COMPENSATION = 2 * ATTEMPTS;
    private static final long RETRY_MILLIS = 1000;

    private static final Set<ItemState> UNDECIDED = EnumSet.of(ItemState.PENDING);
    private static final Set<ItemState> NOT_THROUGH =
            EnumSet.of(ItemState.PENDING, ItemState.MATCHED, ItemState.SUBSTITUTED, ItemState.ADDED);

    private final UnitLedger ledger;
    private final CandidateSearch search;
    private final PageMatching matching;
    private final PlaylistWriter writer;
    private final PlaylistVerification verification;
    private final PlaylistCompensation compensation;
    private final UnitExhaustion exhaustion;

    SyncActivitiesImpl(
            UnitLedger ledger,
            CandidateSearch search,
            PageMatching matching,
            PlaylistWriter writer,
            PlaylistVerification verification,
            PlaylistCompensation compensation,
            UnitExhaustion exhaustion) {
        this.exhaustion = exhaustion;
        this.ledger = ledger;
        this.search = search;
        this.matching = matching;
        this.writer = writer;
        this.verification = verification;
        this.compensation = compensation;
    }

    @Override
    public Opening open(UnitRef ref) {
        ledger.begin(ref);
        Unit unit = ledger.unit(ref);
        boolean dryRun = ledger.batch(ref.batchId()).dryRun();
        int pages = PageRef.pagesFor(unit.items());
        Counts counts = unit.counts();
        // Where nothing was decided yet, the first page left need not be looked for.
        boolean untouched = counts.decided() == counts.rejected();
        return new Opening(
                pages,
                untouched ? 0 : firstPage(ref, UNDECIDED, pages),
                dryRun ? pages : untouched ? 0 : firstPage(ref, NOT_THROUGH, pages),
                counts.failed() - counts.rejected(),
                dryRun,
                search.leavesDecisions(ref),
                untouched ? List.of() : idle(ref, dryRun ? UNDECIDED : NOT_THROUGH, pages));
    }

    /** Where only a few pages are left of many, the others need not be asked for. */
    private List<Integer> idle(UnitRef ref, Set<ItemState> unfinished, int pages) {
        Set<Integer> idle = new TreeSet<>();
        for (Set<ItemState> states : List.of(UNDECIDED, unfinished)) {
            int first = firstPage(ref, states, pages);
            int end = Math.min(pages, first + PAGES_PER_RUN);
            Set<Integer> busy = ledger.pages(ref, unfinished, first, end);
            IntStream.range(first, end).filter(page -> !busy.contains(page)).forEach(idle::add);
        }
        return List.copyOf(idle);
    }

    private int firstPage(UnitRef ref, Set<ItemState> states, int pages) {
        return ledger.first(ref, states).stream()
                .map(position -> position / PageRef.SIZE)
                .findFirst()
                .orElse(pages);
    }

    @Override
    public Step search(Pages pages) {
        return answered(pages.unit(), () -> search.search(pages, Activity.getExecutionContext()::heartbeat));
    }

    @Override
    public Step match(PageRef page) {
        return matching.match(page);
    }

    @Override
    public Step add(Pages pages) {
        return answered(pages.unit(), () -> writer.add(pages));
    }

    @Override
    public Step verify(Pages pages) {
        return answered(pages.unit(), () -> verification.verify(pages));
    }

    /**
     * No thread waits for a catalog: the workflow does, on a durable timer, and the unit shows it. An answer that concerns no single item
     * counts for the unit.
     */
    private Step answered(UnitRef unit, Supplier<Step> step) {
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

    @Override
    public UnitResult close(UnitRef unit, @Nullable String stoppedBecause) {
        return stoppedBecause == null ? ledger.finish(unit) : ledger.fail(unit, stoppedBecause);
    }

    @Override
    public Compensation compensate(UnitRef unit) {
        try {
            return new Compensation(compensation.compensate(unit), 0);
        } catch (CatalogUnavailableException e) {
            return new Compensation(null, e.retryAfter().toMillis());
        } catch (CatalogAnswerException e) {
            if (e.retryable() && ledger.countAttempt(unit) < ATTEMPTS_WITH_COMPENSATION) {
                return new Compensation(null, RETRY_MILLIS);
            }
            return new Compensation(ledger.compensated(unit, false, String.valueOf(e.getMessage())), 0);
        }
    }
}
