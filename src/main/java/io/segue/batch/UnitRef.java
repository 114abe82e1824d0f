package io.segue.batch;

/**
 * Names a unit to workflows and activities.
 *
 * @param unitNo 0-based, in order of first appearance in the input
 * @param attempt the batch's attempt on whose behalf the caller acts; the ledger refuses records of an outdated one
 */
public record UnitRef(String batchId, int unitNo, int attempt) {

    public PageRef page(int pageNo) {
        return new PageRef(this, pageNo);
    }
}
