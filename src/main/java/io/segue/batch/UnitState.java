package io.segue.batch;

/** Where a unit stands. */
public enum UnitState {
    PENDING,
    RUNNING,
    WAITING,
    APPLIED,
    PARTIAL,
    FAILED,
    COMPENSATED,
    COMPENSATION_INCOMPLETE;

    /** Whether nothing more will be done for the unit in this pass, compensation apart. */
    public boolean closed() {
        return this != PENDING && this != RUNNING && this != WAITING;
    }
}
