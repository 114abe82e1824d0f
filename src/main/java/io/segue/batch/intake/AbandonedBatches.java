package io.segue.batch.intake;

import io.segue.batch.Batches;
import io.segue.batch.ledger.BatchStore;
import io.segue.batch.ledger.PassStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Goes on with batches whose owner is gone, whoever that was. Any number of services do so side by side: the lease lets one of them
 * through. A batch that fails again and again is tried less and less often.
 */
@Component
@ConditionalOnProperty(name = "segue.role", havingValue = "service")
class AbandonedBatches implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AbandonedBatches.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final BatchStore batches;
    private final PassStore passes;
    private final Batches runner;
    private final Duration look;
    private final int atOnce;
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final Map<String, Boolean> underWay = new ConcurrentHashMap<>();
    private ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private ExecutorService running = Executors.newCachedThreadPool();
    private volatile boolean started;

    private record Pause(Duration length, long untilNanos) {}

    AbandonedBatches(
            BatchStore batches,
            PassStore passes,
            Batches runner,
            @Value("${segue.service.look:5s}") Duration look,
            @Value("${segue.service.batches:4}") int atOnce) {
        this.batches = batches;
        this.passes = passes;
        this.runner = runner;
        this.look = look;
        this.atOnce = atOnce;
    }

    @Override
    public void start() {
        started = true;
        looking = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "abandoned-batches"));
        running = Executors.newCachedThreadPool();
        var unused = looking.scheduleWithFixedDelay(this::look, 0, look.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            long now = System.nanoTime();
            for (String batchId : waiting()) {
                Pause pause = pauses.get(batchId);
                boolean due = pause == null || now - pause.untilNanos() > 0;
                if (due && underWay.size() < atOnce && underWay.putIfAbsent(batchId, true) == null) {
                    running.execute(() -> resume(batchId));
                }
            }
        } catch (DataAccessException | TransactionException away) {
            log.warn("Cannot look for abandoned batches: {}", away.getMessage());
        }
    }

    /** Batches whose owner is gone, and those that somebody asked a further pass for. */
    private List<String> waiting() {
        return Stream.concat(batches.abandoned().stream(), passes.due(batches.site()).stream())
                .distinct()
                .toList();
    }

    private void resume(String batchId) {
        log.info("Batch {} waits for an owner: going on with it.", batchId);
        try {
            var ended = runner.resume(batchId, progress -> {});
            pauses.remove(batchId);
            log.info("Batch {}: {}", batchId, ended.state());
        } catch (RuntimeException e) {
            if (started) {
                Duration pause = pauses.getOrDefault(batchId, new Pause(look, 0))
                        .length()
                        .multipliedBy(2);
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
                pauses.put(batchId, new Pause(pause, System.nanoTime() + pause.toNanos()));
                log.warn("Batch {} did not get on; next try in {} s", batchId, pause.toSeconds(), e);
            }
        } finally {
            underWay.remove(batchId);
        }
    }

    /** What runs here is left where it is: its workflow goes on without us, and the next owner attaches to it. */
    @Override
    public void stop() {
        started = false;
        looking.shutdownNow();
        running.shutdownNow();
        try {
            if (!running.awaitTermination(20, TimeUnit.SECONDS)) {
                log.warn("Some batches did not let go in time; their leases expire by themselves.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /** Stops before the workers do, so that nothing new is asked of them. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
