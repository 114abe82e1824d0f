package io.segue.batch;

import io.temporal.common.RetryOptions;
import java.time.Duration;

/** How Temporal repeats activities. Attempts that count are counted per item in the ledger, not here. */
public final class RetryPolicies {

    /** After this long without a sign of life an activity's process is gone; every worker gives one, however long an activity lasts. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private RetryPolicies() {}

    /**
     * Until there is an answer: 1 s, doubling to 60 s, without end. A crash, a timeout or a database that is away is no answer. A
     * superseded attempt is one, and is not repeated.
     */
    public static RetryOptions untilAnswered() {
        return RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofSeconds(60))
                .setDoNotRetry(StaleAttemptException.class.getName())
                .build();
    }
}
