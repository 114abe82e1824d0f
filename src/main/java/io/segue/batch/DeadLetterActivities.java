package io.segue.batch;

import io.temporal.activity.ActivityInterface;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dead letter workflows' way into the ledger. Doing anything again changes nothing more. */
@ActivityInterface(namePrefix = "DeadLetters")
public interface DeadLetterActivities {

    /** What is dead in the unit by now. */
    Notice look(DeadUnit unit);

    /**
     * Asks for a pass that sends dead items through again; a launcher carries it out.
     *
     * @throws RefusedException when the batch has been taken back
     */
    Reply redrive(DeadUnit unit, Command command);

    /**
     * Leaves dead items be.
     *
     * @throws RefusedException when a pass of the batch is going on
     */
    Reply discard(DeadUnit unit, Command command);

    /**
     * What somebody wants done.
     *
     * @param rowNo of an item, 0-based over the input; {@code null} for all dead items of the unit
     * @param requestedBy who it is
     */
    record Command(
            @Nullable Long rowNo,
            String requestedBy,
            @Nullable String reason) {}

    /**
     * @param items that were concerned; none where there was nothing left to do
     * @param message for a person
     */
    record Reply(long items, String message) {}

    /**
     * @param dead how many items
     * @param trackName the first one's name, with {@code +n} for the others; empty where there is none
     * @param description of the job
     * @param searchAttributes of the unit, by attribute name
     */
    record Notice(
            DeadUnit unit,
            String jobName,
            String description,
            String unitTitle,
            long dead,
            String trackName,
            Map<String, String> searchAttributes) {}
}
