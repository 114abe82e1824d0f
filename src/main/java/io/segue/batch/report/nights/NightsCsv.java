package io.segue.batch.report.nights;

import io.segue.batch.BatchSummary;
import io.segue.batch.Counts;
import io.segue.batch.ledger.HistoryStore.Past;
import io.segue.batch.report.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** {@code report.csv}: a line for each batch. Columns keep their names and order; new ones go to the end. */
final class NightsCsv {

    private static final List<String> COLUMNS = List.of(
            "night",
            "job",
            "batch",
            "type",
            "state",
            "dry_run",
            "created_at",
            "started_at",
            "finished_at",
            "seconds",
            "units",
            "rows",
            "added",
            "present",
            "ambiguous",
            "not_found",
            "rejected",
            "dead",
            "substituted",
            "discarded",
            "compensated",
            "reason");

    private NightsCsv() {}

    static void write(Path directory, Nights nights) throws IOException {
        try (CsvFile csv = new CsvFile(directory.resolve("report.csv"))) {
            csv.row(COLUMNS);
            for (JobHistory job : nights.jobs()) {
                for (JobHistory.Night night : job.nights()) {
                    for (Past past : night.batches()) {
                        row(csv, night, past.batch());
                    }
                }
            }
        }
    }

    private static void row(CsvFile csv, JobHistory.Night night, BatchSummary batch) throws IOException {
        Counts counts = batch.counts();
        csv.row(Arrays.asList(
                night.date(),
                batch.job(),
                batch.batchId(),
                batch.type(),
                batch.state(),
                batch.dryRun(),
                batch.createdAt(),
                batch.startedAt(),
                batch.finishedAt(),
                batch.finishedAt() == null ? null : Durations.seconds(batch),
                batch.units(),
                counts.rows(),
                counts.added(),
                counts.present(),
                counts.ambiguous(),
                counts.notFound(),
                counts.rejected(),
                counts.dead(),
                counts.substituted(),
                counts.discarded(),
                counts.compensated(),
                batch.failure()));
    }
}
