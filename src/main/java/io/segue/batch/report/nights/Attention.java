package io.segue.batch.report.nights;

import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Counts;
import io.segue.batch.ledger.HistoryStore.Past;
import io.segue.batch.report.html.Words;
import io.segue.batch.report.nights.ScheduledRuns.Missed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something a person should look at. Of one kind a job has at most one, however many of its batches it concerns. What failed is past once
 * a later batch of the job went well; rows that wait for somebody, and what could not be taken back, stay.
 *
 * @param latest the latest batch it concerns, {@code null} where there was none
 */
record Attention(
        Kind kind, String job, String text, @Nullable BatchSummary latest) {

    /** Most urgent first. */
    enum Kind {
        NOT_TAKEN_BACK("Not taken back"),
        FAILED("Failed"),
        INTERRUPTED("Interrupted"),
        WAITING("Waiting"),
        MISSED("Did not run"),
        TAKEN_BACK("Taken back"),
        DEAD("Dead letters"),
        REVIEW("To review"),
        PARTIAL("Partial");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean bad() {
            return compareTo(INTERRUPTED) <= 0;
        }
    }

    static List<Attention> of(List<JobHistory> jobs, List<Missed> missed) {
        List<Attention> found = new ArrayList<>();
        jobs.forEach(job -> add(found, job));
        Map<String, List<Missed>> byJob = missed.stream().collect(Collectors.groupingBy(Missed::job));
        byJob.forEach((job, runs) -> {
            Missed last = runs.stream().max(Comparator.comparing(Missed::dueAt)).orElseThrow();
            found.add(new Attention(
                    Kind.MISSED,
                    job,
                    Words.counted(runs.size(), "scheduled run", "scheduled runs")
                            + " did not take place; the last one: " + last.reason(),
                    null));
        });
        found.sort(Comparator.comparing(Attention::kind).thenComparing(Attention::job));
        return List.copyOf(found);
    }

    private static void add(List<Attention> found, JobHistory job) {
        List<Past> since = sinceLastSuccess(job.batches());
        state(found, job, job.batches(), Kind.NOT_TAKEN_BACK, BatchState.COMPENSATION_INCOMPLETE);
        state(found, job, since, Kind.FAILED, BatchState.FAILED);
        state(found, job, since, Kind.TAKEN_BACK, BatchState.COMPENSATED);
        state(found, job, since, Kind.PARTIAL, BatchState.PARTIAL);
        add(found, job, Kind.WAITING, job.batches(), past -> past.batch().state() == BatchState.WAITING);
        add(
                found,
                job,
                Kind.INTERRUPTED,
                job.batches(),
                past -> !past.batch().state().closed() && past.batch().state() != BatchState.WAITING && !past.owned());
        rows(found, job, Kind.DEAD, "row", "rows", " exhausted all attempts", Counts::dead);
        rows(found, job, Kind.REVIEW, "row", "rows", " had more than one candidate", Counts::ambiguous);
    }

    private static List<Past> sinceLastSuccess(List<Past> batches) {
        int from = batches.size();
        while (from > 0 && batches.get(from - 1).batch().state() != BatchState.APPLIED) {
            from--;
        }
        return batches.subList(from, batches.size());
    }

    private static void state(List<Attention> found, JobHistory job, List<Past> batches, Kind kind, BatchState state) {
        add(
                found,
                job,
                kind,
                batches,
                past -> past.batch().state() == state && !past.batch().dryRun());
    }

    private static void add(List<Attention> found, JobHistory job, Kind kind, List<Past> among, Predicate<Past> which) {
        List<BatchSummary> batches =
                among.stream().filter(which).map(Past::batch).toList();
        if (!batches.isEmpty()) {
            BatchSummary latest = batches.get(batches.size() - 1);
            String before =
                    batches.size() == 1 ? "" : Words.counted(batches.size(), "batch", "batches") + ", the latest: ";
            found.add(new Attention(kind, job.name(), before + reason(latest), latest));
        }
    }

    private static String reason(BatchSummary batch) {
        if (batch.failure() != null) {
            return batch.failure();
        }
        if (batch.waitReason() != null) {
            return batch.waitReason();
        }
        Counts counts = batch.counts();
        return Words.number(counts.failed()) + " of " + Words.counted(counts.rows(), "row", "rows") + " not in place";
    }

    private static void rows(
            List<Attention> found,
            JobHistory job,
            Kind kind,
            String one,
            String many,
            String what,
            java.util.function.ToLongFunction<Counts> count) {
        List<BatchSummary> batches = job.batches().stream()
                .map(Past::batch)
                .filter(batch -> !batch.dryRun() && count.applyAsLong(batch.counts()) > 0)
                .toList();
        if (!batches.isEmpty()) {
            BatchSummary latest = batches.get(batches.size() - 1);
            int earlier = batches.size() - 1;
            String others = earlier == 0 ? "" : ", and so in " + Words.counted(earlier, "batch", "batches") + " before";
            found.add(new Attention(
                    kind,
                    job.name(),
                    Words.counted(count.applyAsLong(latest.counts()), one, many) + what + others,
                    latest));
        }
    }
}
