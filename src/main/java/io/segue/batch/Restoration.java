package io.segue.batch;

import java.util.List;

/** What has to be done after the database was restored from a backup, before anything runs again. */
public interface Restoration {

    /**
     * Refuses whatever workflows that ran on after the backup still want to record. Doing it again does no harm.
     *
     * @return the batches that had not ended; the next run of their jobs goes on with them
     */
    List<String> restored();
}
