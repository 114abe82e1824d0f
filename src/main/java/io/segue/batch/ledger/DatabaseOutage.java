package io.segue.batch.ledger;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Bridges the time in which the database cannot be reached: the process that serves H2's file to the others ends, a server restarts. For
 * reads and for what may be done twice; everything else belongs into an activity.
 */
@Component
public class DatabaseOutage {

    private static final Logger log = LoggerFactory.getLogger(DatabaseOutage.class);

    private final RetryTemplate retry = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(Long.MAX_VALUE)
            .timeout(Duration.ofMinutes(2))
            .delay(Duration.ofMillis(250))
            .multiplier(2)
            .maxDelay(Duration.ofSeconds(5))
            .includes(DataAccessException.class, TransactionException.class)
            .build());

    /** The answer, as soon as there is one; after two minutes of trying, the last failure. */
    public <T> T bridge(Supplier<T> question) {
        return retry.invoke(() -> {
            try {
                return question.get();
            } catch (DataAccessException | TransactionException e) {
                log.warn("The database does not answer: {}", e.getMessage());
                throw e;
            }
        });
    }
}
