package io.segue.batch;

import java.util.EnumSet;
import java.util.Set;

/** Where an item stands, and from where it may come: outcomes recorded twice, or late, change nothing. */
public enum ItemState {
    /** A row that could not be read; never worked on. */
    REJECTED,
    PENDING,
    /** Its counterpart in the target is known. */
    MATCHED,
    /** Its counterpart is known, and is by a rule of the job another version than the one asked for; goes on like a match. */
    SUBSTITUTED,
    /** Several counterparts are equally likely: a person decides. */
    AMBIGUOUS,
    NOT_FOUND,
    /** Was in the target before the batch touched it. */
    PRESENT,
    ADDED,
    /** Added and read back. */
    VERIFIED,
    /** Attempts exhausted. */
    DEAD,
    /** Left out on purpose, by a rule of the job or as a dead letter nobody wants: neither wanted in the target nor a failure. */
    DISCARDED,
    /** Added, and taken out again. */
    COMPENSATED;

    /** Whether its counterpart is known and not yet in the target. */
    public boolean isMatched() {
        return this == MATCHED || this == SUBSTITUTED;
    }

    /** The states an item may be in for this one to be recorded within a pass. Only a new pass makes an item {@link #PENDING} again. */
    public Set<ItemState> from() {
        return switch (this) {
            case REJECTED, PENDING -> EnumSet.noneOf(ItemState.class);
            case MATCHED, SUBSTITUTED, AMBIGUOUS, NOT_FOUND -> EnumSet.of(PENDING);
            case PRESENT, ADDED -> EnumSet.of(PENDING, MATCHED, SUBSTITUTED);
            case VERIFIED -> EnumSet.of(ADDED);
            case DEAD -> EnumSet.of(PENDING, MATCHED, SUBSTITUTED, ADDED);
            case DISCARDED -> EnumSet.of(PENDING, MATCHED, SUBSTITUTED, DEAD);
            case COMPENSATED -> EnumSet.of(ADDED, VERIFIED);
        };
    }
}
