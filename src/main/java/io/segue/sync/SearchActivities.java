package io.segue.sync;

import io.segue.sync.SyncActivities.Pages;
import io.segue.sync.SyncActivities.Step;
import io.temporal.activity.ActivityInterface;

/** The one step that may need files, a local collection's; all others go from ledger to ledger and run on any worker. */
@ActivityInterface(namePrefix = "Sync")
public interface SearchActivities {

    /** Finds candidates for the pages' pending items, and decides on them where that costs nothing. */
    Step search(Pages pages);
}
