package io.segue.djset;

import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.JobDefinition;
import io.segue.batch.TaskQueues;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitResult;
import io.segue.djset.SetStore.Series;
import io.segue.djset.definition.SetPlan;
import io.segue.djset.definition.SetSettings;
import io.segue.library.Track;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of a set around {@link SetMaking}, which does the thinking and knows nothing of ledgers. */
@Component
@ActivityImpl(taskQueues = TaskQueues.SEGUE)
class SetActivitiesImpl implements SetActivities {

    private static final int ATTEMPTS = 3;

    private final UnitLedger ledger;
    private final SetStore sets;
    private final TransactionTemplate transaction;

    SetActivitiesImpl(UnitLedger ledger, SetStore sets, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.sets = sets;
        this.transaction = transaction;
    }

    @Override
    public int load(UnitRef unit) {
        ledger.begin(unit);
        SetMaking making = new SetMaking(SetItems.tracks(SetItems.of(ledger, unit)), settings(unit));
        answer(unit, () -> {
            making.requireTracks();
            return making;
        });
        return making.eligible().tracks().size();
    }

    @Override
    public void sequence(UnitRef unit) {
        SetSettings settings = settings(unit);
        SetMaking making = new SetMaking(SetItems.tracks(SetItems.of(ledger, unit)), settings);
        Optional<Series> series = series(unit);
        List<EarlierSet> earlier =
                series.map(one -> sets.before(one, settings.freshness().sets())).orElse(List.of());
        SetDraft standing = standing(making, earlier);
        SetDraft draft = standing != null ? standing : answer(unit, () -> making.draft(earlier));
        List<String> played = making.inOrder(draft).stream().map(Track::label).toList();
        transaction.executeWithoutResult(status -> {
            ledger.begin(unit);
            sets.keep(unit, draft, series.orElse(null), making.inputHash(), played);
        });
    }

    private @Nullable SetDraft standing(SetMaking making, List<EarlierSet> earlier) {
        return earlier.isEmpty()
                ? null
                : making.standing(earlier, sets.draft(earlier.get(0).version()));
    }

    @Override
    public void justify(UnitRef unit) {
        List<Item> items = SetItems.of(ledger, unit);
        SetMaking making = new SetMaking(SetItems.tracks(items), settings(unit));
        SetDraft draft = sets.draft(unit);
        List<EarlierSet> earlier = draft.earlier().stream().map(sets::version).toList();
        SetDocument document = answer(unit, () -> making.document(draft, earlier));
        SetItems.Outcomes outcomes = SetItems.outcomes(
                items, making, draft, ledger.batch(unit.batchId()).dryRun());
        transaction.executeWithoutResult(status -> {
            ledger.begin(unit);
            sets.keep(unit, SetJson.write(document));
            ledger.record(unit, outcomes.left());
            ledger.record(unit, outcomes.played());
            ledger.record(unit, verified(outcomes.played()));
        });
    }

    private static List<ItemOutcome> verified(List<ItemOutcome> played) {
        return played.stream()
                .filter(outcome -> outcome.state() == ItemState.ADDED)
                .map(outcome -> ItemOutcome.of(outcome.rowNo(), ItemState.VERIFIED))
                .toList();
    }

    @Override
    public UnitResult close(UnitRef unit) {
        return ledger.finish(unit);
    }

    @Override
    public UnitResult fail(UnitRef unit, String reason) {
        return ledger.fail(unit, reason);
    }

    /** Three failures of the algorithm itself are its answer; whatever else goes wrong is repeated until it goes right. */
    private <T> T answer(UnitRef unit, Supplier<T> algorithm) {
        try {
            return algorithm.get();
        } catch (IllegalArgumentException e) {
            throw ApplicationFailure.newNonRetryableFailureWithCause(
                    e.getMessage(), e.getClass().getSimpleName(), e);
        } catch (RuntimeException e) {
            if (ledger.countAttempt(unit) >= ATTEMPTS) {
                throw ApplicationFailure.newNonRetryableFailureWithCause(
                        "failed " + ATTEMPTS + " times: " + e.getMessage(),
                        e.getClass().getSimpleName(),
                        e);
            }
            throw e;
        }
    }

    private SetSettings settings(UnitRef unit) {
        return SetPlan.settings(
                ledger.batch(unit.batchId()).definition().section(),
                ledger.unit(unit).title());
    }

    /** The series of a batch that is for a date; one that is not stands alone. */
    private Optional<Series> series(UnitRef unit) {
        JobDefinition definition = ledger.batch(unit.batchId()).definition();
        Optional<LocalDate> date = definition.date();
        return date.map(
                day -> new Series(definition.name() + "/" + ledger.unit(unit).title(), day));
    }
}
