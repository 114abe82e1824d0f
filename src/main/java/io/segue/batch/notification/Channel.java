package io.segue.batch.notification;

/** A way to reach people. */
interface Channel {

    /** Its name in the ledger. */
    enum Name {
        WEBHOOK,
        MAIL
    }

    Name name();

    /** Whether the job, or all jobs, want it. */
    boolean wanted(NotifySection job);

    /**
     * Returns once the other side has taken it over.
     *
     * @throws UndeliveredException when it has not, or nobody knows
     */
    void send(Notice notice, NotifySection job) throws UndeliveredException;

    /** What kept a notification from arriving, without addresses or secrets. */
    final class UndeliveredException extends Exception {

        private static final long serialVersionUID = 1L;

        UndeliveredException(String message) {
            super(message);
        }
    }
}
