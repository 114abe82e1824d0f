package io.segue.batch.temporal;

import io.segue.batch.StartupDiagnosis;
import java.util.Optional;

/** A Temporal server that does not answer yet, or does not have our namespace yet. */
class TemporalAway implements StartupDiagnosis {

    @Override
    public Optional<String> away(Throwable failure) {
        return failure instanceof NotReadyException
                ? Optional.of(String.valueOf(failure.getMessage()))
                : Optional.empty();
    }

    /** Temporal is not there for us yet; the message says what is missing. */
    static final class NotReadyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotReadyException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
