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
import io.temporal.spring.boot.ActivityImpl;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a playlist from ledger to ledger, each handed to whoever knows how. */
@Component
@ActivityImpl(taskQueues = TaskQueues.SEGUE)
class SyncActivitiesImpl implements SyncActivities {

    /** Taking back has as many failed answers again as everything before it. */
    private static final int ATTEMPTS_WITH_COMPENSATION = 2 * CatalogAnswers.ATTEMPTS;

    private static final Set<ItemState> UNDECIDED = EnumSet.of(ItemState.PENDING);
    private static final Set<ItemState> NOT_THROUGH =
            EnumSet.of(ItemState.PENDING, ItemState.MATCHED, ItemState.SUBSTITUTED, ItemState.ADDED);

    private final UnitLedger ledger;
    private final Catalogs catalogs;
    private final CatalogAnswers answers;
    private final PageMatching matching;
    private final PlaylistWriter writer;
    private final PlaylistVerification verification;
    private final PlaylistCompensation compensation;

    SyncActivitiesImpl(
            UnitLedger ledger,
            Catalogs catalogs,
            CatalogAnswers answers,
            PageMatching matching,
            PlaylistWriter writer,
            PlaylistVerification verification,
            PlaylistCompensation compensation) {
        this.ledger = ledger;
        this.catalogs = catalogs;
        this.answers = answers;
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
        boolean metered = catalogs.of(ledger, ref).metered();
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
                metered,
                metered ? TaskQueues.SEGUE : TaskQueues.filesOf(ledger.site(ref.batchId())),
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
    public Step match(PageRef page) {
        return matching.match(page);
    }

    @Override
    public Step add(Pages pages) {
        Step step = answers.to(pages.unit(), () -> writer.add(pages));
        return step.finished()
                ? new Step(true, step.failed(), 0, ledger.unit(pages.unit()).targetId())
                : step;
    }

    @Override
    public Step verify(Pages pages) {
        return answers.to(pages.unit(), () -> verification.verify(pages));
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
                return new Compensation(null, CatalogAnswers.RETRY_MILLIS);
            }
            return new Compensation(ledger.compensated(unit, false, String.valueOf(e.getMessage())), 0);
        }
    }
}
