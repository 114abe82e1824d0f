package io.segue.batch.notification;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The service's part: tells of batches whose process died before it could, and tries again what did not arrive. */
@Component
@ConditionalOnProperty(name = "segue.role", havingValue = "service")
class NotificationDelivery implements SmartLifecycle {

    private final Notifier notifier;
    private final Duration look;
    private @Nullable ScheduledExecutorService looking;

    NotificationDelivery(Notifier notifier, @Value("${segue.notify.look:15s}") Duration look) {
        this.notifier = notifier;
        this.look = look;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "notification-delivery"));
        var unused = started.scheduleWithFixedDelay(notifier::sweep, 0, look.toMillis(), TimeUnit.MILLISECONDS);
        looking = started;
    }

    @Override
    public synchronized void stop() {
        if (looking != null) {
            looking.shutdownNow();
            looking = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return looking != null;
    }
}
