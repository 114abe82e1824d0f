package io.segue.batch.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.segue.batch.ledger.ScheduledJobStore;
import io.segue.batch.ledger.ScheduledJobStore.JobRow;
import io.segue.batch.ledger.ScheduledTaskStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alarm clock: one recurring db-scheduler task per job in force, due at the job's next time. A tick only accounts for what is due,
 * which enqueues; what it is due by is the definition in force, whatever the task was set for.
 */
final class Ticks {

    private static final Logger log = LoggerFactory.getLogger(Ticks.class);

    private static final String TASK = "segue-schedule";
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final ScheduledJobStore jobs;
    private final Reckoning reckoning;
    private final Runnable enqueued;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;

    /**
     * @param poll how often it looks whether something is due
     * @param enqueued told after each tick
     */
    Ticks(
            ScheduledTaskStore tasks,
            ScheduledJobStore jobs,
            Reckoning reckoning,
            Clock clock,
            Duration poll,
            Runnable enqueued) {
        this.jobs = jobs;
        this.reckoning = reckoning;
        this.enqueued = enqueued;
        this.task = Tasks.custom(TASK, Void.class)
                .onFailure(new OnFailureRetryLater<>(RETRY))
                .onDeadExecutionRevive()
                .execute(this::tick);
        this.scheduler = tasks.scheduler(clock, task)
                .threads(1)
                .pollingInterval(poll)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(STOP)
                .build();
    }

    void start() {
        scheduler.start();
    }

    void stop() {
        scheduler.stop();
    }

    private CompletionHandler<Void> tick(TaskInstance<Void> instance, ExecutionContext context) {
        String job = instance.getId();
        if (jobs.find(job).isPresent()) {
            reckoning.account(job);
            enqueued.run();
        }
        Optional<Instant> next = jobs.find(job).flatMap(reckoning::next);
        return (complete, operations) -> {
            if (next.isPresent()) {
                operations.reschedule(complete, next.get());
            } else {
                operations.stop();
            }
        };
    }

    /** Sets every job's task for the job's next time, as the definitions in force say; ends those of jobs that have none. */
    void set() {
        Map<String, ScheduledExecution<Object>> known = new HashMap<>();
        scheduler
                .getScheduledExecutionsForTask(TASK)
                .forEach(execution -> known.put(execution.getTaskInstance().getId(), execution));
        for (JobRow job : jobs.all()) {
            ScheduledExecution<Object> execution = known.remove(job.name());
            Optional<Instant> next = reckoning.next(job);
            if (execution == null) {
                next.ifPresent(due -> scheduler.scheduleIfNotExists(task.instance(job.name()), due));
            } else if (!execution.isPicked()) { // one that is picked sets itself
                set(execution, next);
            }
        }
        known.values().stream()
                .filter(execution -> !execution.isPicked())
                .forEach(execution -> set(execution, Optional.empty()));
    }

    private void set(ScheduledExecution<Object> execution, Optional<Instant> next) {
        try {
            if (next.isEmpty()) {
                scheduler.cancel(execution.getTaskInstance());
            } else if (!next.get().equals(execution.getExecutionTime())) {
                scheduler.reschedule(execution.getTaskInstance(), next.get());
            }
        } catch (RuntimeException e) {
            log.info(
                    "The task of job {} began or ended meanwhile: {}",
                    execution.getTaskInstance().getId(),
                    e.getMessage());
        }
    }
}
