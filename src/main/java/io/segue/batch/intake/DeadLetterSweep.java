package io.segue.batch.intake;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Puts back on the dead letter queue what the ledger knows and a cluster has lost: when a service starts, and now and then. */
@Component
@ConditionalOnProperty(name = "segue.role", havingValue = "service")
class DeadLetterSweep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterSweep.class);

    private final DeadLetterQueue queue;
    private final Duration every;
    private ScheduledExecutorService sweeping = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean started;

    DeadLetterSweep(DeadLetterQueue queue, @Value("${segue.service.dead-letters:5m}") Duration every) {
        this.queue = queue;
        this.every = every;
    }

    @Override
    public void start() {
        started = true;
        sweeping = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "dead-letters"));
        var unused = sweeping.scheduleWithFixedDelay(this::sweep, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            queue.ensure(null);
        } catch (RuntimeException e) { // the schedule would end with it
            log.warn("The dead letter queue was not looked after this time: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        started = false;
        sweeping.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
