package io.segue.batch.ledger;

import io.segue.batch.BatchState;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch as the ledger holds it.
 *
 * @param definition JSON
 * @param reportDirectory below which its reports go
 * @param inputs in order
 * @param references files the definition refers to besides
 */
public record BatchRecord(
        String batchId,
        String jobName,
        String jobType,
        String definition,
        Path folder,
        boolean dryRun,
        BatchState state,
        int pass,
        int attempt,
        @Nullable Path reportDirectory,
        @Nullable String failure,
        List<Input> inputs,
        List<Input> references) {

    /**
     * @param sha256 of the bytes when the batch was created
     */
    public record Input(int fileNo, Path path, String sha256, long bytes) {}
}
