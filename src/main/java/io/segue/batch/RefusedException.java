package io.segue.batch;

/** What was asked for cannot be done with this batch as it stands; the message says why, and what can. Nothing was changed. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
