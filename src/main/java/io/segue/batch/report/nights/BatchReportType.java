package io.segue.batch.report.nights;

import io.segue.batch.BatchType;
import io.segue.batch.DefinitionContext;
import io.segue.batch.JobDefinition;
import io.segue.batch.Section;
import io.segue.batch.ledger.HistoryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The job type {@code batch-report}: reads the ledger and nothing else. It has no units, leaves its own batches out, and is another batch
 * each date and whenever the ledger has changed, so that running it shows the newest state.
 */
@Component
class BatchReportType implements BatchType {

    private static final String NAME = "batch-report";

    private final HistoryStore history;
    private final ObjectProvider<ScheduledRuns> schedules;
    private final Clock clock;

    BatchReportType(HistoryStore history, ObjectProvider<ScheduledRuns> schedules, Clock clock) {
        this.history = history;
        this.schedules = schedules;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void validate(Section root, DefinitionContext context) {
        var period = Period.read(root, LocalDate.now(clock));
    }

    @Override
    public boolean dated(Section root) {
        return true;
    }

    @Override
    public boolean hasUnits() {
        return false;
    }

    @Override
    public String revision(JobDefinition definition) {
        return history.revision(NAME);
    }

    @Override
    public List<String> report(BatchReport batch) throws IOException {
        LocalDate today = LocalDate.now(clock);
        Period period = Period.read(
                batch.definition().section(), batch.definition().date().orElse(today));
        Instant from = period.start();
        Instant to = period.end();
        List<ScheduledRuns.Missed> missed = new ArrayList<>();
        schedules.forEach(schedule -> missed.addAll(schedule.missed(from, to)));
        Nights nights = Nights.of(period, history.between(from, to, NAME), missed, clock.instant());
        if (batch.definition().output().wants("csv")) {
            NightsCsv.write(batch.directory(), nights);
        }
        if (batch.definition().output().wants("json")) {
            NightsJson.write(batch.directory(), nights);
        }
        if (batch.definition().output().wants("html")) {
            NightsPage.write(batch.directory(), batch.definition(), nights);
        }
        return List.of();
    }

    @Override
    public Set<String> inputFormats() {
        return Set.of();
    }

    @Override
    public List<Path> referencedFiles(JobDefinition definition) {
        return List.of();
    }

    @Override
    public RowReader open(JobDefinition definition, Path file) {
        throw new UnsupportedOperationException(NAME + " reads no files");
    }

    @Override
    public String unitWorkflow() {
        throw new UnsupportedOperationException(NAME + " has no units");
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public List<String> cells(String payload) {
        return List.of();
    }

    @Override
    public void report(UnitReport unit) {}
}
