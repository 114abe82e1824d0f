package io.segue.djset;

import io.segue.batch.BatchTraces;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets outlive their batch as far as the next one of their series is to be fresh against them. */
@Component
class SetTraces implements BatchTraces {

    private final SetStore sets;

    SetTraces(SetStore sets) {
        this.sets = sets;
    }

    @Override
    public void purge(String batchId, @Nullable String user) {
        sets.purge(batchId, user);
    }

    @Override
    public int forget(String user, List<String> targetIds) {
        sets.forget(user);
        return 0;
    }
}
