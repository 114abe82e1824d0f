package io.segue.batch.temporal;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells of every activity that lasts that its process is alive, so that after a kill the activity is begun again within the heartbeat
 * timeout rather than the much longer one of the activity itself.
 */
@Component
class Heartbeats extends WorkerInterceptorBase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);
    private static final Duration PAUSE = Duration.ofSeconds(4);

    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "activity-heartbeats");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {

            private @Nullable ActivityExecutionContext running;

            @Override
            public void init(ActivityExecutionContext context) {
                running = context;
                super.init(context);
            }

            @Override
            public ActivityOutput execute(ActivityInput input) {
                ActivityExecutionContext context = Objects.requireNonNull(running);
                if (context.getInfo().getHeartbeatTimeout().isZero()) {
                    return super.execute(input);
                }
                ScheduledFuture<?> beating = pulse.scheduleWithFixedDelay(
                        () -> beat(context), PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                try {
                    return super.execute(input);
                } finally {
                    beating.cancel(false);
                }
            }
        };
    }

    /** What the answer says - that the activity was cancelled, or taken for dead - its next record in the ledger will find out. */
    private static void beat(ActivityExecutionContext context) {
        try {
            context.heartbeat(null);
        } catch (ActivityCompletionException superseded) {
            log.debug(
                    "Nobody waits for activity {} any more.", context.getInfo().getActivityType());
        } catch (RuntimeException e) {
            log.warn("No heartbeat of activity {}: {}", context.getInfo().getActivityType(), e.getMessage());
        }
    }

    @Override
    public void close() {
        pulse.shutdownNow();
    }
}
