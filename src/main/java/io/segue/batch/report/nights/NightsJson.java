package io.segue.batch.report.nights;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Counts;
import io.segue.batch.ledger.HistoryStore.Past;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code report.json}: the nights for programs. Keys keep their names; new ones go to the end. Durations are seconds. */
final class NightsJson {

    private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private NightsJson() {}

    static void write(Path directory, Nights nights) throws IOException {
        Document document = new Document(
                nights.period().from().toString(),
                nights.period().to().toString(),
                nights.period().zone().getId(),
                nights.asOf().toString(),
                nights.attention().stream().map(NightsJson::attention).toList(),
                nights.jobs().stream().map(NightsJson::job).toList());
        Files.writeString(directory.resolve("report.json"), WRITER.writeValueAsString(document) + "\n");
    }

    private static AttentionEntry attention(Attention attention) {
        BatchSummary latest = attention.latest();
        return new AttentionEntry(
                attention.kind().name(), attention.job(), attention.text(), latest == null ? null : latest.batchId());
    }

    private static JobEntry job(JobHistory job) {
        return new JobEntry(
                job.name(),
                job.type(),
                job.runs(),
                job.nightsWithoutRun(),
                job.outcomes(),
                job.counts(),
                job.durations(),
                job.nights().stream().map(NightsJson::night).toList());
    }

    private static NightEntry night(JobHistory.Night night) {
        return new NightEntry(
                night.date().toString(),
                night.batches().stream().map(NightsJson::batch).toList());
    }

    private static BatchEntry batch(Past past) {
        BatchSummary batch = past.batch();
        return new BatchEntry(
                batch.batchId(),
                batch.state(),
                batch.dryRun(),
                batch.createdAt().toString(),
                batch.finishedAt() == null ? null : Durations.seconds(batch),
                batch.counts(),
                batch.failure());
    }

    private record Document(
            String from, String to, String zone, String asOf, List<AttentionEntry> attention, List<JobEntry> jobs) {}

    private record AttentionEntry(
            String kind, String job, String text, @Nullable String latestBatch) {}

    private record JobEntry(
            String job,
            String type,
            int batches,
            long nightsWithoutRun,
            Map<BatchState, Long> outcomes,
            Counts counts,
            Durations durations,
            List<NightEntry> nights) {}

    private record NightEntry(String night, List<BatchEntry> batches) {}

    private record BatchEntry(
            String batchId,
            BatchState state,
            boolean dryRun,
            String createdAt,
            @Nullable Double seconds,
            Counts counts,
            @Nullable String failure) {}
}
