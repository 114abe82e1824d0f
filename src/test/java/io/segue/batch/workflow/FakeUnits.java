package io.segue.batch.workflow;

import io.segue.batch.UnitRequest;
import io.segue.batch.UnitRequest.Purpose;
import io.segue.batch.UnitResult;
import io.segue.batch.UnitState;
import io.segue.batch.UnitWorkflow;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What units do in a test, by number; and what was seen of them. */
final class FakeUnits {

    /** How a unit behaves. */
    enum Conduct {
        DONE,
        /** Is done before anybody looks. */
        AT_ONCE,
        /** Two of its items fail. */
        TWO_FAIL,
        /** Its workflow fails, as often as it is started. */
        BREAKS,
        /** Its workflow fails the first time. */
        BREAKS_ONCE,
        /** Works until it is told to stop. */
        UNTIL_STOPPED
    }

    static final List<String> SEEN = new CopyOnWriteArrayList<>();
    static final Map<Integer, Conduct> CONDUCTS = new ConcurrentHashMap<>();
    static final List<UnitRequest> REQUESTS = new CopyOnWriteArrayList<>();
    static final AtomicInteger RUNNING = new AtomicInteger();
    static final AtomicInteger MOST_RUNNING = new AtomicInteger();

    private FakeUnits() {}

    static void reset() {
        SEEN.clear();
        CONDUCTS.clear();
        REQUESTS.clear();
        RUNNING.set(0);
        MOST_RUNNING.set(0);
    }

    @WorkflowInterface
    public interface FakeUnitWorkflow extends UnitWorkflow {}

    /** Counts in static fields: in this environment every unit runs in one history, never replayed. */
    public static final class FakeUnitWorkflowImpl implements FakeUnitWorkflow {

        private boolean stopped;

        @Override
        public UnitResult run(UnitRequest request) {
            int unitNo = request.unit().unitNo();
            Conduct conduct = request.purpose() == Purpose.COMPENSATE
                    ? Conduct.DONE
                    : CONDUCTS.getOrDefault(unitNo, Conduct.DONE);
            SEEN.add(request.purpose() + " " + unitNo);
            REQUESTS.add(request);
            int running = RUNNING.incrementAndGet();
            MOST_RUNNING.accumulateAndGet(running, Math::max);
            try {
                return carryOut(request, conduct);
            } finally {
                RUNNING.decrementAndGet();
            }
        }

        private UnitResult carryOut(UnitRequest request, Conduct conduct) {
            int unitNo = request.unit().unitNo();
            switch (conduct) {
                case BREAKS_ONCE -> {
                    CONDUCTS.put(unitNo, Conduct.DONE);
                    throw ApplicationFailure.newNonRetryableFailure("unit " + unitNo + " broke", "Broken");
                }
                case BREAKS -> throw ApplicationFailure.newNonRetryableFailure("unit " + unitNo + " broke", "Broken");
                case UNTIL_STOPPED -> Workflow.await(() -> stopped);
                case AT_ONCE -> {}
                default -> Workflow.sleep(Duration.ofSeconds(1));
            }
            if (stopped) {
                SEEN.add("STOPPED " + unitNo);
            }
            UnitState state = request.purpose() == Purpose.COMPENSATE ? UnitState.COMPENSATED : UnitState.APPLIED;
            return new UnitResult(unitNo, state, conduct == Conduct.TWO_FAIL ? 2 : 0);
        }

        @Override
        public void stop() {
            stopped = true;
        }
    }
}
