package io.segue.batch.report.html;

import io.segue.batch.BatchSummary;
import io.segue.batch.JobDefinition;
import io.segue.batch.UnitSummary;
import java.util.List;

/**
 * What a page is about.
 *
 * @param csv whether the rows are there as CSV files, too
 * @param unwritten units whose own files could not be written, each with the reason
 * @param steps what a reader does next
 */
public record PageContent(
        JobDefinition definition,
        BatchSummary batch,
        List<UnitSummary> units,
        RowDigest rows,
        boolean csv,
        List<String> unwritten,
        List<String> steps) {

    public PageContent {
        units = List.copyOf(units);
        unwritten = List.copyOf(unwritten);
        steps = List.copyOf(steps);
    }

    Tally all() {
        return rows.all();
    }
}
