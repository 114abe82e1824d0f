package io.segue.batch.intake;

import io.segue.batch.BatchState;
import io.segue.batch.ledger.BatchStore;
import io.segue.batch.ledger.KnownRowStore;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Makes the rows that arrived known to the next batches of the series, or unknown again where they were taken back. */
final class RememberTasklet implements Tasklet {

    private final BatchRun run;
    private final BatchStore batches;
    private final KnownRowStore known;

    RememberTasklet(BatchRun run, BatchStore batches, KnownRowStore known) {
        this.run = run;
        this.batches = batches;
        this.known = known;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        run.lease().check();
        BatchState state = batches.get(run.batchId()).state();
        if (state == BatchState.COMPENSATED || state == BatchState.COMPENSATION_INCOMPLETE) {
            known.forget(run.batchId());
        } else {
            known.remember(run.batchId());
        }
        return RepeatStatus.FINISHED;
    }
}
