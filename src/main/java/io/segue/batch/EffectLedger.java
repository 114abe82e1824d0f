package io.segue.batch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The record of what a unit changes in its target: the pre-image before anything is touched, and a bracket of intent and result around
 * every write. A writer first claims the unit; of two writers only the later gets through, the earlier is refused with
 * {@link StaleAttemptException} before its next request.
 */
public interface EffectLedger {

    /** Makes the caller the unit's one writer. */
    Claim claim(UnitRef unit);

    /** Keeps the pre-image, unless there is one already; the first counts. */
    void keepPreImage(Claim claim, PreImage preImage, List<String> entries);

    Optional<PreImage> preImage(UnitRef unit);

    /** What the playlist listed before the batch touched it, in order. */
    List<String> preImageEntries(UnitRef unit);

    /** How often each of these stands in the pre-image. */
    Map<String, Integer> preImageCounts(UnitRef unit, List<String> uris);

    /** Notes which playlist the unit writes to. */
    void target(Claim claim, String targetId);

    /** Announces a write. */
    Intent intend(Claim claim, Planned planned);

    /** Intents that were announced and never settled, oldest first. */
    List<Intent> open(UnitRef unit);

    /** Writes of this kind that took effect, oldest first. */
    List<Intent> done(UnitRef unit, Kind kind);

    /** Writes that took effect and added this page's items, oldest first. */
    List<Intent> added(PageRef page);

    /** The write took effect: settles the intent and records the outcomes in the same transaction. */
    void done(Claim claim, Intent intent, String resultSnapshot, List<ItemOutcome> outcomes);

    /** The write is known not to have taken effect. */
    void voided(Claim claim, Intent intent, String reason);

    enum Kind {
        CREATE,
        ADD,
        REMOVE,
        DELETE
    }

    /**
     * The right to write to a unit's target, until somebody else claims it.
     *
     * @param token raised by every claim
     */
    record Claim(UnitRef unit, long token) {}

    /**
     * @param existed whether the playlist was there before the batch
     * @param snapshot of the playlist as it was, empty where it was not
     */
    record PreImage(boolean existed, @Nullable String targetId, String snapshot, int size) {}

    /**
     * @param pageNo page whose items are written, {@code -1} for none
     * @param position where in the target the first uri goes
     * @param settleAfter how long the write may still take effect although no answer came
     */
    record Planned(
            Kind kind,
            @Nullable String targetId,
            @Nullable String expectedSnapshot,
            int pageNo,
            int position,
            List<String> uris,
            Duration settleAfter) {}

    /**
     * @param settlesIn time until its fate can be told from the target; zero or negative when it can
     */
    record Intent(long intentNo, Planned planned, Duration settlesIn) {}
}
