package io.segue.batch;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch at a glance.
 *
 * @param state {@link BatchState#WAITING} when all that goes on is waiting
 * @param waitReason with {@code waitUntil}, only while waiting
 * @param report directory of the report, once written
 * @param failure why it failed, if it did
 */
public record BatchSummary(
        String batchId,
        String job,
        String type,
        boolean dryRun,
        BatchState state,
        @Nullable String waitReason,
        @Nullable Instant waitUntil,
        Counts counts,
        int units,
        int unitsClosed,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Path report,
        @Nullable String failure) {}
