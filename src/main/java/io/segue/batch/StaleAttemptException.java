package io.segue.batch;

/** The caller acts for an attempt that has been superseded: whatever it wanted to record or do is somebody else's task by now. */
public class StaleAttemptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleAttemptException(String message) {
        super(message);
    }
}
