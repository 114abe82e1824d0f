package io.segue.batch.report.html;

import io.segue.batch.ItemState;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What became of a row, as far as a reader of the page tells apart. In the order of bars and tiles; every item state has one. */
enum Fate {
    ADDED("added", ItemState.VERIFIED, ItemState.ADDED),
    PRESENT("already there", ItemState.PRESENT),
    DISCARDED("left out", ItemState.DISCARDED),
    MATCHED("matched", ItemState.MATCHED, ItemState.SUBSTITUTED),
    COMPENSATED("taken back", ItemState.COMPENSATED),
    AMBIGUOUS("to decide", ItemState.AMBIGUOUS),
    NOT_FOUND("not found", ItemState.NOT_FOUND),
    DEAD("failed", ItemState.DEAD),
    REJECTED("rejected", ItemState.REJECTED),
    PENDING("not reached", ItemState.PENDING);

    private final String label;
    private final Set<ItemState> states;

    Fate(String label, ItemState first, ItemState... rest) {
        this.label = label;
        this.states = EnumSet.of(first, rest);
    }

    static Fate of(ItemState state) {
        for (Fate fate : values()) {
            if (fate.states.contains(state)) {
                return fate;
            }
        }
        throw new IllegalArgumentException(state.name());
    }

    String label() {
        return label;
    }

    /** Name in the style sheet and in addresses within the page. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
