package io.segue.catalog;

import java.time.Duration;

/** The catalog cannot be asked at present, whatever the question: rate limit, quota, outage. Never counts as an attempt. */
public class CatalogUnavailableException extends CatalogException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public CatalogUnavailableException(String reason, Duration retryAfter) {
        super(reason);
        this.retryAfter = retryAfter;
    }

    /** How long to stay away, positive. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
