package io.segue.batch;

import java.util.Optional;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Tells from what went wrong while a process started whether a server is only away, so that waiting may help. */
public interface StartupDiagnosis {

    /** Which server does not answer and what to look at, in a sentence; empty when waiting would not help. */
    Optional<String> away(Throwable failure);

    /** What those who know servers say of this failure or of what caused it. */
    static Optional<String> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (StartupDiagnosis diagnosis : SpringFactoriesLoader.loadFactories(StartupDiagnosis.class, null)) {
                Optional<String> away = diagnosis.away(cause);
                if (away.isPresent()) {
                    return away;
                }
            }
        }
        return Optional.empty();
    }
}
