package io.segue.batch.intake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long ended batches are kept.
 *
 * @param after since they ended, such as {@code 180d}; for ever where absent
 * @param keepLast batches of each job that stay however old they are
 * @param evenOpen also batches with dead letters, uncertain rows or incomplete compensation
 */
@ConfigurationProperties("segue.retention")
record RetentionSettings(
        @Nullable Duration after,
        @DefaultValue("3") int keepLast,
        @DefaultValue("false") boolean evenOpen) {}
