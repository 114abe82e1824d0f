package io.segue.batch;

import java.util.List;

/** Where a batch stands. Monotonic within a pass, but for {@link #RUNNING} and {@link #WAITING}, which alternate. */
public enum BatchState {
    STAGING,
    SEALED,
    RUNNING,
    WAITING,
    APPLIED(0),
    REHEARSED(0),
    PARTIAL(4),
    FAILED(1),
    CANCELLED(4),
    COMPENSATING,
    COMPENSATED(3),
    COMPENSATION_INCOMPLETE(6);

    private static final int STILL_GOING = 5;

    /** From best to worst; 2 is wrong usage or input. */
    private static final List<Integer> BY_SEVERITY = List.of(0, 5, 4, 3, 2, 1, 6);

    private final boolean closed;
    private final int exitCode;

    BatchState() {
        this.closed = false;
        this.exitCode = STILL_GOING;
    }

    BatchState(int exitCode) {
        this.closed = true;
        this.exitCode = exitCode;
    }

    /** Whether the batch has ended. */
    public boolean closed() {
        return closed;
    }

    /** Exit code of a command that leaves the batch in this state. */
    public int exitCode() {
        return exitCode;
    }

    /** The worse of two exit codes: what a command over several batches ends with. */
    public static int worse(int one, int other) {
        return BY_SEVERITY.indexOf(one) >= BY_SEVERITY.indexOf(other) ? one : other;
    }
}
