package io.segue.batch.report;

import io.segue.batch.Atomicity;
import io.segue.batch.Atomicity.Policy;
import io.segue.batch.Atomicity.Remainder;
import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Mapping;
import io.segue.batch.JobDefinition;
import io.segue.batch.ledger.ReportingLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ledger, a type and a place for reports. */
final class ReportFixture {

    final ReportingLedger ledger = new ReportingLedger();
    final FakeType type = new FakeType();
    final Path output;

    ReportFixture(Path output) {
        this.output = output;
    }

    Path write(String... formats) throws IOException {
        return write(type, formats.length == 0 ? null : List.of(formats));
    }

    Path write(FakeType type, @Nullable List<String> formats) throws IOException {
        ReportWriter writer = new ReportWriter(ledger.batches(), ledger.summaries(), ledger.rows());
        return writer.write(ReportingLedger.BATCH, definition(formats), type, output);
    }

    String page() throws IOException {
        return Files.readString(write().resolve("report.html"));
    }

    static JobDefinition definition(@Nullable List<String> formats) {
        return new JobDefinition(
                "import",
                "fake",
                "Exports into my collection",
                Path.of("/music"),
                List.of(),
                "auto",
                new Atomicity(Policy.BEST_EFFORT, null, Remainder.KEEP, Remainder.COMPENSATE),
                1,
                new JobDefinition.Output(Path.of("output"), formats),
                Map.of(),
                new Mapping(Map.of(), new Location("import.yaml", 1)));
    }
}
