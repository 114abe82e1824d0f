package io.segue.batch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A domain's way into the ledger while it works on a unit. Every write is one transaction, idempotent, and refused with
 * {@link StaleAttemptException} for an outdated attempt.
 */
public interface UnitLedger {

    /** The unit's batch: its definition and whether it is a dry run. */
    BatchContext batch(String batchId);

    /** Name of the launchers that have the batch's files at the moment; empty where launchers have no names. */
    String site(String batchId);

    Unit unit(UnitRef unit);

    /** The batch's present pass, 1 for its run. */
    int pass(String batchId);

    /** Marks the unit as running (from pending or waiting). */
    void begin(UnitRef unit);

    /** Marks the unit as waiting; {@link #begin} ends it. */
    void waiting(UnitRef unit, String reason, Duration retryAfter);

    /** The page's items in order, rejected rows left out. */
    List<Item> page(PageRef page);

    /** Items of the unit from {@code fromPosition} on in order, at most {@code limit}. */
    List<Item> items(UnitRef unit, int fromPosition, int limit);

    /** Position of the unit's first item in one of these states. */
    OptionalInt first(UnitRef unit, Set<ItemState> states);

    /** Pages with items in one of these states, of those from {@code first} to {@code end - 1}. */
    Set<Integer> pages(UnitRef unit, Set<ItemState> states, int first, int end);

    /**
     * How often each of these targets stands among the unit's items before {@code position}, rows included that arrived in earlier batches
     * and were not staged again.
     */
    Map<String, Integer> targetsBefore(UnitRef unit, int position, List<String> targetUris);

    /** Replaces the candidates of the items they name. */
    void saveCandidates(PageRef page, List<Candidate> candidates);

    /** Candidates of the page's items, by row, most likely first. */
    Map<Long, List<Candidate>> candidates(PageRef page);

    /** Records outcomes and moves the unit's counters by what actually changed. */
    void record(UnitRef unit, List<ItemOutcome> outcomes);

    /** Counts a failed answer for these items and returns the new counts by row. */
    Map<Long, Integer> countAttempts(UnitRef unit, List<Long> rowNos);

    /** Counts a failed answer for the unit as a whole and returns the new count. */
    int countAttempt(UnitRef unit);

    /** Closes the unit with the state its counters imply. */
    UnitResult finish(UnitRef unit);

    /** Closes the unit as failed, with a reason for people. */
    UnitResult fail(UnitRef unit, String reason);

    /** Closes the unit's compensation. */
    UnitResult compensated(UnitRef unit, boolean complete, String detail);

    /**
     * @param definition the job as it was resolved when the batch was created
     * @param dryRun nothing may be changed in the target
     */
    record BatchContext(String batchId, JobDefinition definition, boolean dryRun) {}

    /**
     * @param items items to work on, rejected rows left out
     * @param targetId what the unit is called in the target, once known
     */
    record Unit(
            String title,
            UnitState state,
            long items,
            Counts counts,
            @Nullable String targetId) {}
}
