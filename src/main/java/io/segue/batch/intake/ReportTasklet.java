package io.segue.batch.intake;

import io.segue.batch.ledger.BatchStore;
import io.segue.batch.report.ReportWriter;
import java.nio.file.Path;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Writes the report; doing it again replaces it by the same. */
final class ReportTasklet implements Tasklet {

    private final BatchRun run;
    private final ReportWriter reports;
    private final BatchStore batches;

    ReportTasklet(BatchRun run, ReportWriter reports, BatchStore batches) {
        this.run = run;
        this.reports = reports;
        this.batches = batches;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        run.lease().check();
        run.progress("report", 0, 1, null);
        Path written = reports.write(run.batchId(), run.definition(), run.type(), run.reportDirectory());
        batches.reportWritten(run.batchId(), written);
        run.progress("report", 1, 1, null);
        return RepeatStatus.FINISHED;
    }
}
