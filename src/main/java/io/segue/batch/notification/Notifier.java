package io.segue.batch.notification;

import io.segue.batch.BatchState;
import io.segue.batch.BatchSummary;
import io.segue.batch.Batches.ProgressListener;
import io.segue.batch.ledger.BatchRecord;
import io.segue.batch.ledger.BatchStore;
import io.segue.batch.ledger.StoredDefinitions;
import io.segue.batch.ledger.SummaryStore;
import io.segue.batch.notification.Channel.UndeliveredException;
import io.segue.batch.notification.NotificationStore.Pending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides who is told what of a batch, and delivers it. Whatever goes wrong here is logged and tried again later; it never reaches the
 * batch. Delivered at least once: a process that dies between sending and noting that leaves it to be sent again, under the same id.
 */
@Component
public class Notifier {

    private static final Logger log = LoggerFactory.getLogger(Notifier.class);

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_ATTEMPTS = 24;
    private static final int AT_ONCE = 50;

    /** What a command that has done its work still waits for a slow receiver. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final NotificationStore store;
    private final NotificationSettings settings;
    private final List<Channel> channels;
    private final BatchStore batches;
    private final SummaryStore summaries;
    private final StoredDefinitions definitions;
    private final Clock clock;
    private final ExecutorService delivery = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "notifications");
        thread.setDaemon(true);
        return thread;
    });

    Notifier(
            NotificationStore store,
            NotificationSettings settings,
            List<Channel> channels,
            BatchStore batches,
            SummaryStore summaries,
            StoredDefinitions definitions,
            Clock clock) {
        this.store = store;
        this.settings = settings;
        this.channels = channels;
        this.batches = batches;
        this.summaries = summaries;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** The listener, and somebody who looks over its shoulder for what people should hear of before the batch ends. */
    public ProgressListener watching(ProgressListener listener) {
        return new Watch(listener);
    }

    /** Tells of a batch that has ended, or waits; whoever calls has nothing more to do for it. */
    public void settle(String batchId) {
        quietly(() -> {
            if (store.unannounced(batchId)) {
                announce(batchId);
            } else {
                summaries
                        .find(batchId)
                        .filter(this::waitsLong)
                        .ifPresent(batch -> planAhead(batch, BatchState.WAITING.name()));
            }
            // behind whatever is under way there
            delivery.submit((Runnable) this::deliver).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /** Looks at every batch that has ended unseen, and delivers what is due. */
    void sweep() {
        quietly(() -> {
            store.unannounced(AT_ONCE).forEach(this::announce);
            deliver();
        });
    }

    private void announce(String batchId) {
        BatchRecord batch = batches.get(batchId);
        Occasion occasion = Occasion.of(batch.state()).orElse(null);
        store.plan(batchId, batch.pass(), batch.state().name(), wanted(batch, occasion), true);
    }

    private void planAhead(BatchSummary summary, String kind) {
        BatchRecord batch = batches.get(summary.batchId());
        store.plan(summary.batchId(), batch.pass(), kind, wanted(batch, Occasion.ATTENTION), false);
    }

    private List<Channel.Name> wanted(BatchRecord batch, @Nullable Occasion occasion) {
        NotifySection job = NotifySection.read(definitions.read(batch).section());
        Set<Occasion> on = job.on() == null ? settings.on() : job.on();
        return occasion == null || !on.contains(occasion)
                ? List.of()
                : channels.stream()
                        .filter(channel -> channel.wanted(job))
                        .map(Channel::name)
                        .toList();
    }

    private boolean waitsLong(BatchSummary batch) {
        Instant until = batch.waitUntil();
        return batch.state() == BatchState.WAITING
                && (until == null || Duration.between(clock.instant(), until).compareTo(LONG) > 0);
    }

    private boolean deadForLong(BatchSummary batch) {
        Instant from = batch.startedAt();
        return batch.counts().dead() > 0
                && !batch.state().closed()
                && from != null
                && Duration.between(from, clock.instant()).compareTo(LONG) > 0;
    }

    private void deliver() {
        store.due(AT_ONCE).stream().filter(store::claim).forEach(this::deliver);
    }

    private void deliver(Pending pending) {
        try {
            BatchSummary summary = summaries.find(pending.batchId()).orElseThrow();
            NotifySection job = NotifySection.read(
                    definitions.read(batches.get(pending.batchId())).section());
            Channel channel = channels.stream()
                    .filter(candidate -> candidate.name() == pending.channel())
                    .findFirst()
                    .orElseThrow();
            channel.send(new Notice(pending.id(), pending.kind(), pending.pass(), summary), job);
            store.sent(pending);
        } catch (UndeliveredException e) {
            boolean givenUp = pending.attempts() + 1 >= MOST_ATTEMPTS;
            log.warn(
                    "Notification {} of batch {} by {} did not arrive: {}",
                    pending.kind(),
                    pending.batchId(),
                    pending.channel(),
                    e.getMessage());
            store.failed(pending, String.valueOf(e.getMessage()), pause(pending.attempts()), givenUp);
        }
    }

    /** 30 s, then twice as long each time, an hour at most. */
    static Duration pause(int failedBefore) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failedBefore, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private interface Work {
        void run() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private static void quietly(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            log.warn(
                    "Notifications are still under way; what does not arrive is tried again by the next command or the service.");
        } catch (ExecutionException | RuntimeException e) {
            log.warn("Notifications have to wait", e);
        }
    }

    private final class Watch implements ProgressListener {

        private final ProgressListener listener;
        private boolean waiting;
        private boolean dead;

        Watch(ProgressListener listener) {
            this.listener = listener;
        }

        @Override
        public void recognised(String file) {
            listener.recognised(file);
        }

        @Override
        public void progress(Progress progress) {
            listener.progress(progress);
            BatchSummary batch = progress.summary();
            if (batch == null || progress.phase().equals("wait")) {
                return; // another process runs it, and tells
            }
            if (!waiting && waitsLong(batch)) {
                waiting = true;
                soon(batch, BatchState.WAITING.name());
            }
            if (!dead && deadForLong(batch)) {
                dead = true;
                soon(batch, Notice.DEAD_LETTERS);
            }
        }

        private void soon(BatchSummary batch, String kind) {
            var unused = delivery.submit(() -> quietly(() -> {
                planAhead(batch, kind);
                deliver();
            }));
        }
    }
}
