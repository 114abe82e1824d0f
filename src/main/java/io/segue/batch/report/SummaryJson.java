package io.segue.batch.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Counts;
import io.segue.batch.UnitState;
import io.segue.batch.UnitSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code summary.json}: the batch in figures, for programs. Keys keep their names and order; new ones go to the end. */
final class SummaryJson {

    static final String FILE = "summary.json";

    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = new ObjectMapper()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

    private SummaryJson() {}

    static void write(Path directory, BatchSummary batch, List<UnitSummary> units) throws IOException {
        Document document = new Document(
                batch.batchId(),
                batch.job(),
                batch.state(),
                text(batch.startedAt()),
                text(batch.finishedAt()),
                batch.counts(),
                units.stream().map(SummaryJson::unit).toList(),
                batch.type(),
                batch.dryRun(),
                batch.failure());
        Files.writeString(directory.resolve(FILE), WRITER.writeValueAsString(document) + "\n");
    }

    private static UnitEntry unit(UnitSummary unit) {
        return new UnitEntry(unit.unitNo(), unit.title(), unit.state(), unit.targetId(), unit.failure(), unit.counts());
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private record Document(
            String batchId,
            String job,
            BatchState state,
            @Nullable String startedAt,
            @Nullable String finishedAt,
            Counts counts,
            List<UnitEntry> units,
            String type,
            boolean dryRun,
            @Nullable String reason) {}

    private record UnitEntry(
            int unitNo,
            String title,
            UnitState state,
            @Nullable String targetId,
            @Nullable String failure,
            Counts counts) {}
}
