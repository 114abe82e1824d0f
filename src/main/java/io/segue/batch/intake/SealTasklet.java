package io.segue.batch.intake;

import io.segue.batch.ledger.BatchRecord.Input;
import io.segue.batch.ledger.StagingStore;
import java.io.IOException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Closes the input in one transaction, if the files still are what they were when the batch was created. */
final class SealTasklet implements Tasklet {

    private final BatchRun run;
    private final StagingStore staging;

    SealTasklet(BatchRun run, StagingStore staging) {
        this.run = run;
        this.staging = staging;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws IOException {
        for (Input input : run.batch().inputs()) {
            if (!Fingerprint.of(input.path()).equals(input.sha256())) {
                throw new InputChangedException(
                        input.path() + " changed while it was being read. Run the same command again:"
                                + " the changed file makes a new batch.");
            }
        }
        run.lease().check();
        staging.seal(run.batchId());
        return RepeatStatus.FINISHED;
    }

    /** The input is no longer what the batch was created for. */
    static final class InputChangedException extends IOException {

        private static final long serialVersionUID = 1L;

        InputChangedException(String message) {
            super(message);
        }
    }
}
