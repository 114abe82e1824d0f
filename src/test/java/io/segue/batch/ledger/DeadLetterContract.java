package io.segue.batch.ledger;

import static io.segue.batch.ItemState.ADDED;
import static io.segue.batch.ItemState.AMBIGUOUS;
import static io.segue.batch.ItemState.DEAD;
import static io.segue.batch.ItemState.DISCARDED;
import static io.segue.batch.ItemState.MATCHED;
import static io.segue.batch.ItemState.NOT_FOUND;
import static io.segue.batch.ItemState.PENDING;
import static io.segue.batch.ItemState.SUBSTITUTED;
import static io.segue.batch.ItemState.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.batch.BatchRef;
import io.segue.batch.BatchState;
import io.segue.batch.Batches.Event;
import io.segue.batch.Candidate;
import io.segue.batch.Counts;
import io.segue.batch.DeadLetter;
import io.segue.batch.DeadLetterActivities;
import io.segue.batch.DeadLetterActivities.Command;
import io.segue.batch.DeadLetters.Selection;
import io.segue.batch.DeadUnit;
import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.ItemState;
import io.segue.batch.LedgerActivities.Ending;
import io.segue.batch.Pass;
import io.segue.batch.Pass.Kind;
import io.segue.batch.RefusedException;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitState;
import io.segue.batch.ledger.PassStore.PassRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of items that failed for good, on any database. */
@Timeout(60)
abstract class DeadLetterContract {

    private final LedgerFixture ledger;
    private final UnitLedger units;

    DeadLetterContract(LedgerFixture ledger) {
        this.ledger = ledger;
        this.units = ledger.units();
    }

    /** Items 0 and 1 verified; 2 dead in the search, 3 when it was added, 4 when it was read back, 5 not found, 6 ambiguous. */
    private BatchRef partial() {
        BatchRef batch = ledger.aBatch().unit("Focus", 7).unit("Party", 1).running();
        UnitRef unit = batch.unit(0);
        record(unit, MATCHED, 0, 1, 4);
        record(unit, SUBSTITUTED, 3);
        record(unit, ADDED, 0, 1, 4);
        record(unit, VERIFIED, 0, 1);
        units.countAttempts(unit, List.of(2L));
        units.countAttempts(unit, List.of(2L));
        units.record(
                unit,
                List.of(
                        ItemOutcome.dead(2, "CatalogAnswerException", "search failed 2 time(s): bad gateway"),
                        ItemOutcome.dead(3, "CatalogAnswerException", "add failed"),
                        ItemOutcome.dead(4, "NotThere", "not there"),
                        ItemOutcome.of(5, NOT_FOUND, "nothing like it"),
                        ItemOutcome.of(6, AMBIGUOUS, "two")));
        units.saveCandidates(unit.page(0), List.of(new Candidate(6, 0, "uri:6", "6", "{}", 0.9, "same")));
        units.finish(unit);
        record(batch.unit(1), MATCHED, 7);
        record(batch.unit(1), ADDED, 7);
        record(batch.unit(1), VERIFIED, 7);
        units.finish(batch.unit(1));
        assertThat(ledger.activities().close(batch, Ending.ALL_UNITS_DONE, null))
                .isEqualTo(BatchState.PARTIAL);
        return batch;
    }

    private void record(UnitRef unit, ItemState state, long... rows) {
        for (long row : rows) {
            String uri = state == MATCHED || state == SUBSTITUTED ? "uri:" + row : null;
            units.record(unit, List.of(new ItemOutcome(row, state, uri, uri, null, null, null, null)));
        }
    }

    private static PassRequest request(BatchRef batch, @Nullable Long row, ItemState... states) {
        return new PassRequest(batch.batchId(), Kind.REDRIVE, null, row, Set.of(states), "ada", "is back");
    }

    private List<ItemState> states(BatchRef batch) {
        return units.items(batch.unit(0), 0, 100).stream().map(Item::state).toList();
    }

    private BatchState state(BatchRef batch) {
        return ledger.batches.get(batch.batchId()).state();
    }

    private List<Long> rows(BatchRef batch) {
        return ledger.letters.list(batch.batchId(), 100).stream()
                .map(DeadLetter::rowNo)
                .toList();
    }

    @Test
    void listsWhatIsDeadWithTheErrorAndTheAttempts() {
        BatchRef batch = partial();

        DeadLetter letter = ledger.letters.list(batch.batchId(), 1).get(0);

        assertThat(rows(batch)).containsExactly(2L, 3L, 4L);
        assertThat(letter.itemId()).isEqualTo(batch.batchId() + "/2");
        assertThat(letter.label()).isEqualTo("Focus 3");
        assertThat(letter.unit()).isEqualTo("Focus");
        assertThat(letter.line()).isEqualTo(4);
        assertThat(letter.errorClass()).isEqualTo("CatalogAnswerException");
        assertThat(letter.message()).isEqualTo("search failed 2 time(s): bad gateway");
        assertThat(letter.attempts()).isEqualTo(2);
        assertThat(ledger.letters.list(null, 10_000)).contains(letter);
    }

    @Test
    void aRedriveIsANewPassOfWhatIsDeadAndOfNothingElse() {
        BatchRef batch = partial();
        Counts before = ledger.summaries.find(batch.batchId()).orElseThrow().counts();

        assertThat(ledger.letters.redrivable(request(batch, null, DEAD))).isEqualTo(3);
        ledger.passes.request(request(batch, null, DEAD));
        assertThat(ledger.passes.open(batch.batchId())).isTrue();

        assertThat(states(batch)).containsExactly(VERIFIED, VERIFIED, PENDING, PENDING, MATCHED, NOT_FOUND, AMBIGUOUS);
        assertThat(units.items(batch.unit(0), 2, 1).get(0).attempts()).isZero();
        assertThat(units.items(batch.unit(0), 3, 1).get(0).targetUri()).isNull();
        assertThat(units.items(batch.unit(0), 4, 1).get(0).targetUri()).isEqualTo("uri:4");
        Counts counts = units.unit(batch.unit(0)).counts();
        assertThat(counts.dead()).isZero();
        assertThat(List.of(counts.matched(), counts.substituted(), counts.added(), counts.verified()))
                .containsExactly(3L, 0L, 2L, 2L);
        assertThat(units.unit(batch.unit(0)).state()).isEqualTo(UnitState.PENDING);
        assertThat(units.unit(batch.unit(1)).state()).isEqualTo(UnitState.APPLIED);
        assertThat(state(batch)).isEqualTo(BatchState.RUNNING);
        assertThat(units.pass(batch.batchId())).isEqualTo(2);
        assertThat(ledger.letters.list(batch.batchId(), 100)).isEmpty();

        List<Pass> passes = ledger.passes.of(batch.batchId());
        assertThat(passes).hasSize(2);
        assertThat(passes.get(0).kind()).isEqualTo(Kind.RUN);
        assertThat(passes.get(0).stateAfter()).isEqualTo(BatchState.PARTIAL);
        assertThat(passes.get(0).after()).isEqualTo(before);
        assertThat(passes.get(1).requestedBy()).isEqualTo("ada");
        assertThat(passes.get(1).reason()).isEqualTo("is back");
        assertThat(passes.get(1).items()).isEqualTo(3);
        assertThat(passes.get(1).before()).isEqualTo(before);
        assertThat(passes.get(1).after()).isNull();
        assertThat(ledger.events.of(batch.batchId())).extracting(Event::kind).contains("REDRIVE_REQUESTED", "PASS");
    }

    @Test
    void aPassThatEndsIsWrittenDown() {
        BatchRef batch = partial();
        ledger.passes.request(request(batch, 2L, DEAD));
        ledger.passes.open(batch.batchId());
        BatchRef next = ledger.next(new BatchRef(
                batch.batchId(), ledger.batches.get(batch.batchId()).attempt()));
        ledger.activities().open(next);
        units.begin(next.unit(0));
        record(next.unit(0), MATCHED, 2);
        record(next.unit(0), ADDED, 2);
        record(next.unit(0), VERIFIED, 2);
        units.finish(next.unit(0));

        assertThat(ledger.activities().close(next, Ending.ALL_UNITS_DONE, null)).isEqualTo(BatchState.PARTIAL);

        Pass pass = ledger.passes.of(batch.batchId()).get(1);
        assertThat(pass.stateAfter()).isEqualTo(BatchState.PARTIAL);
        assertThat(pass.after()).isNotNull().extracting(Counts::verified).isEqualTo(4L);
        assertThat(rows(batch)).containsExactly(3L, 4L);
    }

    @Test
    void whatAFormerPassLeftUnderWayIsRefused() {
        BatchRef batch = partial();
        ledger.passes.request(request(batch, null, DEAD));
        ledger.passes.open(batch.batchId());

        assertThatThrownBy(() -> record(batch.unit(0), MATCHED, 2))
                .isInstanceOf(io.segue.batch.StaleAttemptException.class);
    }

    @Test
    void oneItemGoesAlone() {
        BatchRef batch = partial();
        ledger.passes.request(request(batch, 3L, DEAD));
        ledger.passes.open(batch.batchId());

        assertThat(states(batch)).containsExactly(VERIFIED, VERIFIED, DEAD, PENDING, DEAD, NOT_FOUND, AMBIGUOUS);
        assertThat(rows(batch)).containsExactly(2L, 4L);
    }

    @Test
    void whatWasNotFoundOrUnclearGoesAlongWhereAskedFor() {
        BatchRef batch = partial();
        ledger.passes.request(request(batch, null, DEAD, NOT_FOUND, AMBIGUOUS));
        ledger.passes.open(batch.batchId());

        assertThat(states(batch)).containsExactly(VERIFIED, VERIFIED, PENDING, PENDING, MATCHED, PENDING, PENDING);
        Counts counts = units.unit(batch.unit(0)).counts();
        assertThat(counts.failed()).isZero();
        assertThat(units.candidates(batch.unit(0).page(0))).isEmpty();
        assertThat(ledger.passes.of(batch.batchId()).get(1).items()).isEqualTo(5);
    }

    @Test
    void askedForTwiceItIsOnePass() {
        BatchRef batch = partial();
        ledger.passes.request(request(batch, null, DEAD));
        ledger.passes.request(request(batch, null, DEAD));

        assertThat(ledger.passes.open(batch.batchId())).isTrue();
        assertThat(ledger.passes.open(batch.batchId())).isFalse();

        assertThat(ledger.passes.of(batch.batchId())).hasSize(2);
        assertThat(ledger.passes.of(batch.batchId()).get(1).items()).isEqualTo(3);
        assertThat(ledger.passes.isDue(batch.batchId())).isFalse();
    }

    @Test
    void whereNothingIsDeadNoPassBegins() {
        BatchRef batch = partial();
        ledger.letters.discard(new Selection(batch.batchId(), null), null, "ada", null);
        assertThat(ledger.letters.redrivable(request(batch, null, DEAD))).isZero();
        ledger.passes.request(request(batch, null, DEAD));

        assertThat(ledger.passes.open(batch.batchId())).isFalse();

        assertThat(state(batch)).isEqualTo(BatchState.PARTIAL);
        assertThat(ledger.events.of(batch.batchId())).extracting(Event::kind).endsWith("PASS_REFUSED");
    }

    @Test
    void aUnitThatStoppedBeforeItsEndIsGoneOnWith() {
        BatchRef batch = ledger.aBatch().unit("Focus", 3).running();
        record(batch.unit(0), MATCHED, 0, 1);
        units.fail(batch.unit(0), "the catalog said no");
        ledger.activities().close(batch, Ending.ALL_UNITS_DONE, null);
        ledger.passes.request(request(batch, null, DEAD));

        assertThat(ledger.passes.open(batch.batchId())).isTrue();

        assertThat(states(batch)).containsExactly(MATCHED, MATCHED, PENDING);
        assertThat(units.unit(batch.unit(0)).state()).isEqualTo(UnitState.PENDING);
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED, CANCELLED", "COMPENSATED, COMPENSATED"})
    void whatWasTakenBackIsNotRedriven(Ending ending, BatchState state) {
        BatchRef batch = ledger.aBatch().unit("Focus", 1).running();
        units.record(batch.unit(0), List.of(ItemOutcome.dead(0, "X", "no")));
        units.finish(batch.unit(0));
        ledger.activities().close(batch, ending, "because");
        ledger.batches.reportWritten(batch.batchId(), Path.of("/output/it"));
        ledger.passes.request(request(batch, null, DEAD));

        assertThat(ledger.passes.open(batch.batchId())).isFalse();

        assertThat(state(batch)).isEqualTo(state);
        assertThat(PassStore.refusal(state)).contains("--again");
        assertThat(ledger.passes.isDue(batch.batchId())).isFalse();
    }

    @Test
    void aCancelOfAFormerPassIsNoCancelOfTheNext() {
        BatchRef batch = partial();
        ledger.commands.cancel(batch.batchId(), "eve");
        ledger.passes.request(request(batch, null, DEAD));
        ledger.passes.open(batch.batchId());

        assertThat(ledger.commands.cancelRequestedBy(batch.batchId())).isEmpty();
        ledger.commands.cancel(batch.batchId(), "ada");
        assertThat(ledger.commands.cancelRequestedBy(batch.batchId())).contains("ada");
    }

    @Test
    void whatIsDiscardedIsNoFailure() {
        BatchRef batch = partial();

        assertThat(ledger.letters.discard(new Selection(batch.batchId(), 2L), null, "ada", "never mind"))
                .isEqualTo(1);
        assertThat(ledger.letters.discard(new Selection(batch.batchId(), 2L), null, "ada", null))
                .isZero();

        assertThat(states(batch)).containsExactly(VERIFIED, VERIFIED, DISCARDED, DEAD, DEAD, NOT_FOUND, AMBIGUOUS);
        Counts counts = units.unit(batch.unit(0)).counts();
        assertThat(List.of(counts.dead(), counts.discarded())).containsExactly(2L, 1L);
        assertThat(state(batch)).isEqualTo(BatchState.PARTIAL);
        assertThat(ledger.batches.reportOutdated(batch.batchId())).isTrue();
        assertThat(ledger.events.of(batch.batchId()))
                .extracting(Event::kind)
                .filteredOn("DISCARDED"::equals)
                .hasSize(1);
    }

    @Test
    void aBatchThatLackedNothingElseHasAllItShouldHave() {
        BatchRef batch = ledger.aBatch().unit("Focus", 2).running();
        record(batch.unit(0), MATCHED, 0);
        record(batch.unit(0), ADDED, 0);
        record(batch.unit(0), VERIFIED, 0);
        units.record(batch.unit(0), List.of(ItemOutcome.dead(1, "X", "no")));
        units.finish(batch.unit(0));
        ledger.activities().close(batch, Ending.ALL_UNITS_DONE, null);

        ledger.letters.discard(new Selection(batch.batchId(), null), null, "ada", null);

        assertThat(units.unit(batch.unit(0)).state()).isEqualTo(UnitState.APPLIED);
        assertThat(state(batch)).isEqualTo(BatchState.APPLIED);
    }

    @Test
    void nothingIsDiscardedWhileABatchRuns() {
        BatchRef batch = ledger.aBatch().unit("Focus", 1).running();
        units.record(batch.unit(0), List.of(ItemOutcome.dead(0, "X", "no")));

        assertThatThrownBy(() -> ledger.letters.discard(new Selection(batch.batchId(), null), null, "ada", null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("still running");

        assertThat(rows(batch)).containsExactly(0L);
    }

    @Test
    void aSuccessForgetsTheFailedAnswersOfAUnit() {
        BatchRef batch = ledger.aBatch().unit("Focus", 3).running();
        UnitRef unit = batch.unit(0);
        units.countAttempt(unit);
        units.countAttempt(unit);
        units.record(unit, List.of(ItemOutcome.dead(0, "X", "no")));
        assertThat(units.countAttempt(unit)).as("a death is no success").isEqualTo(3);

        record(unit, MATCHED, 1);

        assertThat(units.countAttempt(unit)).isEqualTo(1);
    }

    @Test
    void tellsAQueueWhatIsDeadInAUnit() {
        BatchRef batch = partial();
        DeadLetterActivities activities = ledger.deadLetterActivities();
        DeadUnit unit = new DeadUnit(batch.batchId(), 0);

        assertThat(ledger.letters.units(batch.batchId())).containsExactly(unit);
        assertThat(activities.look(unit).dead()).isEqualTo(3);
        assertThat(activities.look(unit).trackName()).isEqualTo("Focus 3 +2");

        assertThat(activities.redrive(unit, new Command(2L, "ada", null)).items())
                .isEqualTo(1);
        assertThat(activities.redrive(unit, new Command(2L, "ada", null)).items())
                .as("twice")
                .isZero();
        assertThat(activities.discard(unit, new Command(3L, "ada", null)).items())
                .isEqualTo(1);
        assertThat(activities.redrive(unit, new Command(5L, "ada", null)).items())
                .as("not dead")
                .isZero();
        assertThat(ledger.passes.due("")).contains(batch.batchId());
        assertThat(activities.look(unit).trackName()).isEqualTo("Focus 3 +1");
    }
}
