package io.segue.batch.intake;

import io.segue.batch.Restoration;
import io.segue.batch.ledger.BatchStore;
import java.util.List;
import org.springframework.stereotype.Service;

/** Fences the ledger as it was restored against workflows that know more than it does. */
@Service
class RestorationService implements Restoration {

    private final BatchStore batches;

    RestorationService(BatchStore batches) {
        this.batches = batches;
    }

    @Override
    public List<String> restored() {
        return batches.restored();
    }
}
