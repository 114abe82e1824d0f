package io.segue.batch;

/** Names a unit with dead items to the workflows on the dead letter queue. */
public record DeadUnit(String batchId, int unitNo) {

    /** {@code dead-letters/<batch>/u<unit>} */
    public String workflowId() {
        return "dead-letters/" + batchId + "/u" + unitNo;
    }
}
