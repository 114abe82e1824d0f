package io.segue.batch.ledger;

import io.segue.batch.UnitLedger.BatchContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The definitions batches were created with, read from the ledger once in a while: they never change. Thread-safe, bounded. */
@Component
class BatchContexts {

    private static final int KEPT = 64;

    private final BatchStore batches;
    private final StoredDefinitions definitions;
    private final Map<String, BatchContext> latest = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, BatchContext> eldest) {
            return size() > KEPT;
        }
    };

    BatchContexts(BatchStore batches, StoredDefinitions definitions) {
        this.batches = batches;
        this.definitions = definitions;
    }

    synchronized BatchContext of(String batchId) {
        return latest.computeIfAbsent(batchId, id -> {
            BatchRecord batch = batches.get(id);
            return new BatchContext(id, definitions.read(batch), batch.dryRun());
        });
    }
}
