package io.segue.batch;

/**
 * What a child workflow is asked to do with its unit.
 *
 * @param mostFailed failures of this unit after which the batch's promise is broken whatever else happens, {@code -1} without limit;
 *     a unit with a limit matches all its items before it applies the first
 */
public record UnitRequest(UnitRef unit, Purpose purpose, long mostFailed) {

    public enum Purpose {
        APPLY,
        COMPENSATE
    }

    public boolean breachedBy(long failed) {
        return mostFailed >= 0 && failed > mostFailed;
    }
}
