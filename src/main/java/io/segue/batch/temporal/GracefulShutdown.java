package io.segue.batch.temporal;

import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets running activities end before anything they use is closed: the starter itself would not wait. */
@Component
class GracefulShutdown implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GracefulShutdown.class);

    private final ObjectProvider<WorkerFactory> workers;
    private final int seconds;
    private volatile boolean running;

    GracefulShutdown(ObjectProvider<WorkerFactory> workers, @Value("${segue.worker.shutdown-seconds:30}") int seconds) {
        this.workers = workers;
        this.seconds = seconds;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        WorkerFactory factory = workers.getIfAvailable();
        if (factory == null || !factory.isStarted()) {
            return;
        }
        factory.shutdown();
        factory.awaitTermination(seconds, TimeUnit.SECONDS);
        if (!factory.isTerminated()) {
            log.warn("Activities were still running after {} s; their pages will be done again.", seconds);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops once nothing new is asked for, and before everything that the activities stand on. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
