package io.segue.batch.intake;

import io.segue.batch.BatchSummary;
import io.segue.batch.BatchType;
import io.segue.batch.Batches.ProgressListener;
import io.segue.batch.Batches.ProgressListener.Progress;
import io.segue.batch.JobDefinition;
import io.segue.batch.ledger.BatchRecord;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One go at a batch by a process that holds its lease.
 *
 * @param patient stay through waits of any length
 */
record BatchRun(
        BatchRecord batch,
        JobDefinition definition,
        BatchType type,
        Path reportDirectory,
        boolean patient,
        Lease lease,
        ProgressListener listener) {

    String batchId() {
        return batch.batchId();
    }

    void recognised(String file) {
        listener.recognised(file);
    }

    void progress(String phase, long done, long total, @Nullable BatchSummary summary) {
        listener.progress(new Progress(batchId(), phase, done, total, summary));
    }
}
