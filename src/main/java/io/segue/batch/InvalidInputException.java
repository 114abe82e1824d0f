package io.segue.batch;

/** An input that cannot be read, as a whole; the message names file, line and remedy. Nothing has been applied. */
public class InvalidInputException extends BatchFailedException {

    private static final long serialVersionUID = 1L;

    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
