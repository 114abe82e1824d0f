package io.segue.sync;

import io.segue.batch.EffectLedger;
import io.segue.batch.Item;
import io.segue.batch.ItemOutcome;
import io.segue.batch.PageRef;
import io.segue.batch.UnitLedger;
import io.segue.batch.UnitRef;
import io.segue.catalog.CatalogAnswerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What becomes of a unit's items when the unit as a whole has failed for good: none of them has arrived, so each is dead, for the unit's
 * reason. What was added stays what it is, and so does what a write may have added whose fate is not known.
 */
@Component
class UnitExhaustion {

    private static final int ITEMS_AT_ONCE = 1000;

    private final UnitLedger ledger;
    private final EffectLedger effects;

    UnitExhaustion(UnitLedger ledger, EffectLedger effects) {
        this.ledger = ledger;
        this.effects = effects;
    }

    /**
     * @param attempts failed answers of the unit
     */
    void record(UnitRef unit, CatalogAnswerException answer, int attempts) {
        Set<Integer> undecided = effects.open(unit).stream()
                .map(intent -> intent.planned().pageNo())
                .collect(Collectors.toSet());
        String reason = "the playlist failed " + attempts + " time(s): " + answer.getMessage();
        int position = 0;
        List<Item> items;
        do {
            items = ledger.items(unit, position, ITEMS_AT_ONCE);
            position += ITEMS_AT_ONCE;
            List<ItemOutcome> dead = new ArrayList<>();
            for (Item item : items) {
                switch (item.state()) {
                    case PENDING, MATCHED, SUBSTITUTED -> {
                        if (!undecided.contains(item.position() / PageRef.SIZE)) {
                            dead.add(ItemOutcome.dead(
                                    item.rowNo(), answer.getClass().getSimpleName(), reason));
                        }
                    }
                    default -> {}
                }
            }
            ledger.record(unit, dead);
        } while (!items.isEmpty());
    }
}
