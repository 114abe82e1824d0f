package io.segue.catalog;

import java.time.Duration;

/** The catalog cannot be asked at present, whatever the question: rate limit, quota, outage. Never counts as an attempt. */
public class CatalogUnavailableException extends CatalogException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;
    private final boolean refused;

    public CatalogUnavailableException(String reason, Duration retryAfter) {
        this(reason, retryAfter, false);
    }

    private CatalogUnavailableException(String reason, Duration retryAfter, boolean refused) {
        super(reason);
        this.retryAfter = retryAfter;
        this.refused = refused;
    }

    /** The same where the request is known not to have been carried out, nor to be carried out later. */
    public static CatalogUnavailableException refused(String reason, Duration retryAfter) {
        return new CatalogUnavailableException(reason, retryAfter, true);
    }

    /** How long to stay away, positive. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Whether a write certainly had no effect; where it does not say so, only the target can tell. */
    public boolean isRefused() {
        return refused;
    }
}
