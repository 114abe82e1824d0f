package io.segue.djset;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An order that was found, and what of it cannot be worked out again once other sets have been made since.
 *
 * @param sequence numbers the eligible tracks of the pool without those kept out
 * @param keptOut numbers of eligible tracks kept out because they were played lately, ascending
 * @param earlier the sets before this one that were looked at, the last one first
 * @param standing the date since which the set stands because nothing has changed; {@code null} for a new one
 */
record SetDraft(
        Sequence sequence,
        Set<Integer> keptOut,
        List<Version> earlier,
        @Nullable String standing) {

    /** A set as a batch made it. */
    record Version(String batchId, int unitNo) {}

    SetDraft {
        keptOut = new TreeSet<>(keptOut);
        earlier = List.copyOf(earlier);
    }
}
