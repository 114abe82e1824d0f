package io.segue.batch;

/** A batch could not be carried on for now; running the same command again goes on where it stopped. */
public class BatchFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BatchFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
