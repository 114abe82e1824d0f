package io.segue.batch.ledger;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.stereotype.Repository;

/** The rows of db-scheduler, which it reads and writes itself. */
@Repository
public class ScheduledTaskStore {

    private final DataSource database;

    ScheduledTaskStore(DataSource database) {
        this.database = database;
    }

    /** A scheduler over the ledger, to be built by whoever knows what its tasks need. */
    public SchedulerBuilder scheduler(Clock clock, Task<?>... tasks) {
        return Scheduler.create(database, tasks).clock(clock::instant);
    }
}
