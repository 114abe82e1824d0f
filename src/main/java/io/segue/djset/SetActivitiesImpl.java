package io.segue.djset;

import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.TaskQueues;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitResult;
import io.segue.library.Track;
import io.segue.library.TrackJson;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of a set around {@link SetComposer}, which does the thinking and knows nothing of ledgers. */
@Component
@ActivityImpl(taskQueues = TaskQueues.SEGUE)
class SetActivitiesImpl implements SetActivities {

    private static final int ATTEMPTS = 3;
    private static final int ITEMS_AT_ONCE = 1000;

    private final UnitLedger ledger;
    private final SetStore sets;
    private final TransactionTemplate transaction;
    private final SetComposer composer = new SetComposer();

    SetActivitiesImpl(UnitLedger ledger, SetStore sets, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.sets = sets;
        this.transaction = transaction;
    }

    @Override
    public int load(UnitRef unit) {
        ledger.begin(unit);
        int tracks = items(unit).size();
        if (tracks == 0) {
            throw ApplicationFailure.newNonRetryableFailure("no track of this set could be read", "NoTracks");
        }
        return tracks;
    }

    @Override
    public void sequence(UnitRef unit) {
        List<Track> tracks = tracks(items(unit));
        Sequence sequence = answer(unit, () -> composer.sequence(tracks, rules(unit)));
        transaction.executeWithoutResult(status -> {
            ledger.begin(unit);
            sets.keep(unit, sequence);
        });
    }

    @Override
    public void justify(UnitRef unit) {
        List<Item> items = items(unit);
        Sequence sequence = sets.sequence(unit);
        List<Track> inOrder = SetComposer.inOrder(tracks(items), sequence);
        SetDocument document = answer(unit, () -> composer.justify(inOrder, sequence, rules(unit)));
        List<ItemOutcome> added = new ArrayList<>();
        List<ItemOutcome> verified = new ArrayList<>();
        List<ItemOutcome> left = new ArrayList<>();
        for (int position = 0; position < sequence.order().size(); position++) {
            long rowNo = items.get(sequence.order().get(position)).rowNo();
            added.add(ItemOutcome.of(rowNo, ItemState.ADDED, "track " + (position + 1) + " of the set"));
            verified.add(ItemOutcome.of(rowNo, ItemState.VERIFIED));
        }
        Set<Integer> played = new HashSet<>(sequence.order());
        for (int item = 0; item < items.size(); item++) {
            if (!played.contains(item)) {
                left.add(ItemOutcome.of(items.get(item).rowNo(), ItemState.PRESENT, "stays in the pool: not chosen"));
            }
        }
        transaction.executeWithoutResult(status -> {
            ledger.begin(unit);
            sets.keep(unit, SetJson.write(document));
            ledger.record(unit, left);
            ledger.record(unit, added);
            ledger.record(unit, verified);
        });
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

    private SetRules rules(UnitRef unit) {
        return SetSettings.rules(ledger.batch(unit.batchId()).definition());
    }

    private static List<Track> tracks(List<Item> items) {
        return items.stream().map(item -> TrackJson.read(item.payload())).toList();
    }

    private List<Item> items(UnitRef unit) {
        List<Item> items = new ArrayList<>();
        List<Item> next;
        do {
            next = ledger.items(unit, items.size(), ITEMS_AT_ONCE);
            items.addAll(next);
        } while (next.size() == ITEMS_AT_ONCE);
        return items;
    }
}
