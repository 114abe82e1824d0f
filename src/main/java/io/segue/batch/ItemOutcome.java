package io.segue.batch;

import org.jspecify.annotations.Nullable;

/**
 * A state an item reached, with what there is to say about it. Recorded only if the item may come from where it is
 * ({@link ItemState#from()}). Values that are {@code null} leave what the ledger has.
 *
 * @param score 0..1
 * @param reason one sentence for a person
 * @param errorClass for {@link ItemState#DEAD}
 */
public record ItemOutcome(
        long rowNo,
        ItemState state,
        @Nullable String targetUri,
        @Nullable String targetLabel,
        @Nullable String target,
        @Nullable Double score,
        @Nullable String reason,
        @Nullable String errorClass) {

    public static ItemOutcome of(long rowNo, ItemState state) {
        return new ItemOutcome(rowNo, state, null, null, null, null, null, null);
    }

    public static ItemOutcome of(long rowNo, ItemState state, String reason) {
        return new ItemOutcome(rowNo, state, null, null, null, null, reason, null);
    }

    public static ItemOutcome dead(long rowNo, String errorClass, String reason) {
        return new ItemOutcome(rowNo, ItemState.DEAD, null, null, null, null, reason, errorClass);
    }

    /** Whether there is nothing to it but the state. */
    public boolean saysNothing() {
        return targetUri == null
                && targetLabel == null
                && target == null
                && score == null
                && reason == null
                && errorClass == null;
    }
}
