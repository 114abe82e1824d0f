package io.segue.batch.report;

import io.segue.batch.BatchFailedException;
import io.segue.batch.BatchSummary;
import io.segue.batch.BatchType;
import io.segue.batch.BatchType.BatchReport;
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
import java.nio.file.FileSystemException;
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
     * @throws BatchFailedException when it cannot be written there; a former report is still there then
     */
    public Path write(String batchId, JobDefinition definition, BatchType type, Path directory) {
        Path parent = directory.toAbsolutePath().normalize();
        try (ReportDirectory report = ReportDirectory.aside(parent, batchId)) {
            fill(report.path(), batchId, definition, type);
            report.keepReviews(RowFiles.REVIEW, batches.get(batchId).pass());
            Path published = report.publish();
            latest.pointTo(parent, batchId);
            return published;
        } catch (IOException e) {
            throw new BatchFailedException(
                    "The report of batch %s could not be written to %s (%s). Make room there, or set another output.directory in the job file."
                            .formatted(batchId, parent, reason(e)),
                    e);
        }
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return failure instanceof FileSystemException || message == null ? failure.toString() : message;
    }

    private void fill(Path aside, String batchId, JobDefinition definition, BatchType type) throws IOException {
        BatchSummary batch = summaries.find(batchId).orElseThrow();
        List<UnitSummary> units = summaries.units(batchId);
        List<UnitReport> reports = unitReports(aside, batch, units, definition);
        BatchReport whole = new BatchReport(definition, batchId, batch.createdAt(), batch.dryRun(), reports, aside);
        if (!type.hasUnits()) {
            type.report(whole);
            SummaryJson.write(aside, batch, units);
            return;
        }
        List<String> unwritten = writeUnits(reports, type);
        List<String> steps = writeBatch(whole, type, unwritten);
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
            ReportPage.write(aside, new PageContent(definition, batch, units, digest, csv, unwritten, steps));
        }
    }

    private List<UnitReport> unitReports(
            Path aside, BatchSummary batch, List<UnitSummary> units, JobDefinition definition) {
        int attempt = batches.get(batch.batchId()).attempt();
        return units.stream()
                .map(unit -> new UnitReport(
                        definition,
                        new UnitRef(batch.batchId(), unit.unitNo(), attempt),
                        unit.title(),
                        unit.state(),
                        unit.targetId(),
                        batch.dryRun(),
                        units.size() == 1,
                        aside))
                .toList();
    }

    /** A unit's own files may need a target that is out of reach, which must not cost the report that says so. */
    private static List<String> writeUnits(List<UnitReport> units, BatchType type) {
        List<String> unwritten = new ArrayList<>();
        for (UnitReport unit : units) {
            try {
                type.report(unit);
            } catch (IOException | RuntimeException e) {
                unwritten.add(unwritten(unit.title(), unit.ref().batchId(), e));
            }
        }
        return unwritten;
    }

    private static List<String> writeBatch(BatchReport batch, BatchType type, List<String> unwritten) {
        try {
            return type.report(batch);
        } catch (IOException | RuntimeException e) {
            unwritten.add(unwritten("the batch as a whole", batch.batchId(), e));
            return List.of();
        }
    }

    private static String unwritten(String what, String batchId, Exception reason) {
        LOG.warn("Files of {} in batch {} were not written", what, batchId, reason);
        return what + ": " + (reason.getMessage() == null ? reason.toString() : reason.getMessage());
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
