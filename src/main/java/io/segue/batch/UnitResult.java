package io.segue.batch;

/**
 * How a unit ended, in numbers only: the ledger has the rest.
 *
 * @param failed items of it that count against a tolerance, rejected rows left out: those were counted when the batch began
 */
public record UnitResult(int unitNo, UnitState state, long failed) {}
