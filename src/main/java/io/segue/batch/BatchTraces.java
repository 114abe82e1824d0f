package io.segue.batch;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a module keeps of batches outside the ledger. Every method may be called again after a crash. */
public interface BatchTraces {

    /** Within the transaction that removes the batch: gives up what no later batch needs; the rest is kept under the owner's name. */
    default void purge(String batchId, @Nullable String user) {}

    /**
     * Gives up everything kept for a user whose batches have all been purged.
     *
     * @param targetIds what the user's batches alone wrote to
     * @return how many targets there were to be removed
     */
    default int forget(String user, List<String> targetIds) {
        return 0;
    }

    /**
     * Removes files made of contents no batch needs.
     *
     * @param needed SHA-256 of the files batches refer to
     * @param before only what was made before
     * @return how many
     */
    default int sweep(Set<String> needed, Instant before) throws IOException {
        return 0;
    }
}
