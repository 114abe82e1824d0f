package io.segue.batch.report.nights;

import io.segue.batch.BatchSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long batches took that have ended, in seconds from their first start to their end; 0 where none has.
 *
 * @param p95 nearest rank: 95 of 100 took no longer
 * @param rowsPerSecond all rows by all seconds
 */
record Durations(int ended, double median, double p95, double longest, double rowsPerSecond) {

    static Durations of(List<BatchSummary> batches) {
        List<BatchSummary> ended =
                batches.stream().filter(batch -> batch.finishedAt() != null).toList();
        double[] seconds =
                ended.stream().mapToDouble(Durations::seconds).sorted().toArray();
        if (seconds.length == 0) {
            return new Durations(0, 0, 0, 0, 0);
        }
        int n = seconds.length;
        double all = 0;
        for (double one : seconds) {
            all += one;
        }
        long rows = ended.stream().mapToLong(batch -> batch.counts().rows()).sum();
        return new Durations(
                n,
                (seconds[(n - 1) / 2] + seconds[n / 2]) / 2,
                seconds[(int) Math.ceil(.95 * n) - 1],
                seconds[n - 1],
                all > 0 ? rows / all : 0);
    }

    /** 0 while it has not ended. */
    static double seconds(BatchSummary batch) {
        Instant from = batch.startedAt() == null ? batch.createdAt() : batch.startedAt();
        Instant to = batch.finishedAt();
        return to == null ? 0 : Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
    }
}
