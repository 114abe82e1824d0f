package io.segue.batch.workflow;

import io.segue.batch.BatchRef;
import io.segue.batch.BatchState;
import io.segue.batch.LedgerActivities;
import io.segue.batch.UnitRequest.Purpose;
import io.segue.batch.UnitResult;
import io.segue.batch.UnitState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A ledger that remembers what the parent workflow told it. Units count as done once their workflow has been seen. */
final class FakeLedger implements LedgerActivities {

    final List<String> said = new CopyOnWriteArrayList<>();
    private final int units;
    private final int window;
    private final Promise promise;
    private boolean resumed;
    private boolean plain;
    private long failedSoFar;
    private volatile boolean compensating;

    FakeLedger(int units, int window, Promise promise) {
        this.units = units;
        this.window = window;
        this.promise = promise;
    }

    FakeLedger compensatingAlready() {
        compensating = true;
        resumed = true;
        return this;
    }

    /** With short titles, for those who keep histories. */
    FakeLedger plain() {
        plain = true;
        return this;
    }

    FakeLedger failedSoFar(long failed) {
        failedSoFar = failed;
        return this;
    }

    @Override
    public Plan open(BatchRef batch) {
        said.add("open");
        return new Plan(
                "job",
                "what the job does",
                "FakeUnitWorkflow",
                window,
                compensating,
                10L * units,
                units,
                seen(Purpose.APPLY),
                failedSoFar,
                promise);
    }

    private static long seen(Purpose purpose) {
        return FakeUnits.SEEN.stream()
                .filter(seen -> seen.startsWith(purpose + " "))
                .count();
    }

    @Override
    public List<UnitStart> unitsToApply(BatchRef batch, int afterUnit, int limit) {
        return left(Purpose.APPLY, afterUnit, limit);
    }

    @Override
    public List<UnitStart> unitsToCompensate(BatchRef batch, int afterUnit, int limit) {
        return left(Purpose.COMPENSATE, afterUnit, limit);
    }

    private List<UnitStart> left(Purpose purpose, int afterUnit, int limit) {
        return IntStream.range(afterUnit + 1, units)
                .filter(unitNo -> !FakeUnits.SEEN.contains(purpose + " " + unitNo))
                .filter(unitNo ->
                        purpose == Purpose.APPLY || resumed || FakeUnits.SEEN.contains(Purpose.APPLY + " " + unitNo))
                .limit(limit)
                .mapToObj(unitNo -> plain
                        ? new UnitStart(unitNo, "unit " + unitNo, Map.of())
                        : new UnitStart(
                                unitNo, "unit " + unitNo + " 🎧".repeat(300), Map.of("playlist_id", "p".repeat(1000))))
                .toList();
    }

    @Override
    public UnitResult unitLost(BatchRef batch, int unitNo, Purpose purpose, String reason) {
        said.add("lost " + unitNo + ": " + reason);
        return new UnitResult(
                unitNo, purpose == Purpose.APPLY ? UnitState.FAILED : UnitState.COMPENSATION_INCOMPLETE, 1);
    }

    @Override
    public void compensating(BatchRef batch, String reason) {
        said.add("compensating: " + reason);
        compensating = true;
    }

    @Override
    public BatchState close(BatchRef batch, Ending ending, @Nullable String reason) {
        said.add("close " + ending + ": " + reason);
        return switch (ending) {
            case ALL_UNITS_DONE -> BatchState.APPLIED;
            case BREACHED -> BatchState.FAILED;
            case CANCELLED -> BatchState.CANCELLED;
            case COMPENSATED -> BatchState.COMPENSATED;
        };
    }
}
