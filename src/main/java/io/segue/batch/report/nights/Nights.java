package io.segue.batch.report.nights;

import io.segue.batch.ledger.HistoryStore.Past;
import io.segue.batch.report.nights.ScheduledRuns.Missed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the nights of a period went.
 *
 * @param asOf when the ledger was looked at
 * @param jobs by name
 * @param attention what a person should look at, most urgent first
 */
record Nights(Period period, Instant asOf, List<JobHistory> jobs, List<Attention> attention) {

    static Nights of(Period period, List<Past> batches, List<Missed> missed, Instant asOf) {
        Map<String, List<Past>> byJob = new TreeMap<>();
        for (Past past : batches) {
            if (period.covers(past.batch().job())) {
                byJob.computeIfAbsent(past.batch().job(), job -> new ArrayList<>())
                        .add(past);
            }
        }
        List<JobHistory> jobs = byJob.entrySet().stream()
                .map(entry -> JobHistory.of(entry.getKey(), period, entry.getValue()))
                .toList();
        List<Missed> due =
                missed.stream().filter(run -> period.covers(run.job())).toList();
        return new Nights(period, asOf, jobs, Attention.of(jobs, due));
    }

    int batches() {
        return jobs.stream().mapToInt(JobHistory::runs).sum();
    }
}
