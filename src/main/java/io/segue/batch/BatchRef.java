package io.segue.batch;

/**
 * Names one attempt at a batch.
 *
 * @param attempt 1-based; a new workflow gets a new one, and the ledger refuses records of an older
 */
public record BatchRef(String batchId, int attempt) {

    /** {@code batch/<id>/a<attempt>} */
    public String workflowId() {
        return "batch/" + batchId + "/a" + attempt;
    }

    public UnitRef unit(int unitNo) {
        return new UnitRef(batchId, unitNo, attempt);
    }
}
