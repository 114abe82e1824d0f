package io.segue.batch.intake;

import io.segue.batch.Retention;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Purges once a day in a service, if the configuration says after how long. A day that fails is made up for by the next. */
@Component
@Lazy(false)
@ConditionalOnProperty(name = "segue.role", havingValue = "service")
class RetentionSchedule implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RetentionSchedule.class);
    private static final long FIRST_MINUTES = 5;
    private static final long EVERY_MINUTES = 24 * 60;

    private final Retention retention;
    private @Nullable ScheduledExecutorService daily;

    RetentionSchedule(Retention retention) {
        this.retention = retention;
    }

    @Override
    public synchronized void start() {
        if (retention.configured().isEmpty() || daily != null) {
            return;
        }
        daily = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "retention");
            thread.setDaemon(true);
            return thread;
        });
        var unused = daily.scheduleWithFixedDelay(this::purge, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    private void purge() {
        try {
            retention.configured().ifPresent(rule -> {
                var purged = retention.purge(rule, false);
                if (purged.open() > 0) {
                    log.info("{} old batch(es) stay: they have dead letters or uncertain rows.", purged.open());
                }
            });
        } catch (RuntimeException e) {
            log.warn("The daily purge failed; the next one goes on from there.", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (daily != null) {
            daily.shutdownNow();
            daily = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return daily != null;
    }
}
