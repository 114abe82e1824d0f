package io.segue.batch.report;

import io.segue.batch.BatchSummary;
import io.segue.batch.BatchType;
import io.segue.batch.BatchType.UnitReport;
import io.segue.batch.Candidate;
import io.segue.batch.ItemState;
import io.segue.batch.JobDefinition;
import io.segue.batch.UnitRef;
import io.segue.batch.UnitSummary;
import io.segue.batch.ledger.BatchStore;
import io.segue.batch.ledger.ReportStore;
import io.segue.batch.ledger.SummaryStore;
import io.segue.batch.report.html.PageContent;
import io.segue.batch.report.html.ReportPage;
import io.segue.batch.report.html.RowDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes a batch's directory from the ledger: its rows, figures and page, and whatever its type adds. The same ledger gives the same
 * report; a report is there as a whole or not at all.
 */
@Component
public class ReportWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ReportWriter.class);

    private final BatchStore batches;
    private final SummaryStore summaries;
    private final ReportStore rows;
    private final LatestPointer latest = new LatestPointer();

    public ReportWriter(BatchStore batches, SummaryStore summaries, ReportStore rows) {
        this.batches = batches;
        this.summaries = summaries;
        this.rows = rows;
    }

    /**
     * @param directory below which the batch gets a directory of its name
     * @return the batch's directory, absolute
     */
    public Path write(String batchId, JobDefinition definition, BatchType type, Path directory) throws IOException {
        Path parent = directory.toAbsolutePath().normalize();
        try (ReportDirectory report = ReportDirectory.aside(parent, batchId)) {
            fill(report.path(), batchId, definition, type);
            Path published = report.publish();
            latest.pointTo(parent, batchId);
            return published;
        }
    }

    private void fill(Path aside, String batchId, JobDefinition definition, BatchType type) throws IOException {
        BatchSummary batch = summaries.find(batchId).orElseThrow();
        List<UnitSummary> units = summaries.units(batchId);
        List<String> unwritten = writeUnits(aside, batch, units, definition, type);
        boolean csv = definition.output().wants("csv");
        boolean html = definition.output().wants("html");
        RowDigest digest = new RowDigest();
        if (csv) {
            try (RowFiles files = new RowFiles(aside, type, new SourceNames(definition.folder()))) {
                forEachRow(batchId, files::row, digest::row);
            }
        } else if (html) {
            forEachRow(batchId, digest::row);
        }
        SummaryJson.write(aside, batch, units);
        if (html) {
            ReportPage.write(aside, new PageContent(definition, batch, units, digest, csv, unwritten));
        }
    }

    /** A unit's own files may need a target that is out of reach, which must not cost the report that says so. */
    private List<String> writeUnits(
            Path aside, BatchSummary batch, List<UnitSummary> units, JobDefinition definition, BatchType type) {
        int attempt = batches.get(batch.batchId()).attempt();
        List<String> unwritten = new ArrayList<>();
        for (UnitSummary unit : units) {
            UnitReport report = new UnitReport(
                    definition,
                    new UnitRef(batch.batchId(), unit.unitNo(), attempt),
                    unit.title(),
                    unit.state(),
                    unit.targetId(),
                    batch.dryRun(),
                    units.size() == 1,
                    aside);
            try {
                type.report(report);
            } catch (IOException | RuntimeException e) {
                LOG.warn("Files of unit {} of batch {} were not written", unit.unitNo(), batch.batchId(), e);
                unwritten.add(unit.title() + ": " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            }
        }
        return unwritten;
    }

    private void forEachRow(String batchId, RowSink... sinks) throws IOException {
        try {
            rows.forEach(batchId, List.of(), row -> {
                List<Candidate> alternatives =
                        row.state() == ItemState.AMBIGUOUS ? rows.candidates(batchId, row.rowNo()) : List.of();
                try {
                    for (RowSink sink : sinks) {
                        sink.row(row, alternatives);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @FunctionalInterface
    private interface RowSink {
        void row(ReportStore.ResultRow row, List<Candidate> alternatives) throws IOException;
    }
}
