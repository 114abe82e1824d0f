package io.segue.catalog.spotify;

import io.segue.catalog.CatalogUnavailableException;
import io.segue.catalog.spotify.SpotifyBudgetStore.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps an app below its limits: evenly paced, one request at a time within a process, and none at all before a {@code Retry-After} has passed
 * or while the service is away. Short waits are sat out; longer ones are the workflow's. Thread-safe.
 *
 * <p>The pace is a leaky bucket: nine tenths of what 30 s allow flow evenly, one tenth may come at once, so that no 30 s see more than allowed.
 */
final class RequestBudget {

    static final Duration WINDOW = Duration.ofSeconds(30);

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration CROWDED = Duration.ofSeconds(20);
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(60);
    private static final Duration A_LIMIT_NOT_A_QUOTA = Duration.ofMinutes(2);
    private static final int LEAST_PACE = 10;
    private static final int FASTER_EVERY = 50;

    /** What a Retry-After in whole seconds, and another machine's clock, may leave out. */
    private static final Duration MARGIN = Duration.ofMillis(250);

    private final SpotifyBudgetStore store;
    private final String service;
    private final int mostPace;
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

    RequestBudget(SpotifyBudgetStore store, SpotifySettings settings) {
        this.store = store;
        this.service = settings.service();
        this.mostPace = settings.requestsPerWindow();
    }

    /**
     * Makes a request when its turn has come.
     *
     * @throws CatalogUnavailableException refused, when that is not soon
     */
    <T> T request(String clientId, Supplier<T> request) {
        Semaphore turn = turns.computeIfAbsent(clientId, unused -> new Semaphore(1, true));
        try {
            if (!turn.tryAcquire(SHORT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw CatalogUnavailableException.refused("others are asking Spotify", CROWDED);
            }
            try {
                for (Duration wait = admit(clientId); !wait.isZero(); wait = admit(clientId)) {
                    Thread.sleep(wait.toMillis() + 1);
                }
                return request.get();
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CatalogUnavailableException.refused("interrupted", SHORT);
        }
    }

    /** Zero when the request may go now, else how long to wait before asking again. */
    private Duration admit(String clientId) {
        return store.change(service, clientId, mostPace, (budget, now) -> {
            Instant closed = budget.closedUntil();
            if (closed != null && closed.isAfter(now)) {
                throw CatalogUnavailableException.refused(budget.closedBecause(), Duration.between(now, closed));
            }
            int pace =
                    Math.min(mostPace, budget.pace() + (budget.requests() % FASTER_EVERY == FASTER_EVERY - 1 ? 1 : 0));
            Duration apart = WINDOW.multipliedBy(10).dividedBy(9L * pace);
            Instant earliest = now.minus(apart.multipliedBy(pace / 10));
            Instant due = budget.nextAt().isBefore(earliest) ? earliest : budget.nextAt();
            if (!due.isAfter(now)) {
                return new Change<>(budget.paced(due.plus(apart), pace), Duration.ZERO);
            }
            Duration wait = Duration.between(now, due);
            if (wait.compareTo(SHORT) > 0) {
                throw CatalogUnavailableException.refused("the pace Spotify allows", wait);
            }
            return new Change<>(null, wait);
        });
    }

    /** The service said 429: nobody asks before it may be asked again, and then not as fast. */
    CatalogUnavailableException limited(String clientId, Duration retryAfter, boolean quota) {
        boolean tooFast = !quota && retryAfter.compareTo(A_LIMIT_NOT_A_QUOTA) < 0;
        String because = tooFast ? "Spotify's rate limit" : "Spotify's quota is used up";
        Duration away = retryAfter.plus(MARGIN);
        return store.change(service, clientId, mostPace, (budget, now) -> {
            int pace = tooFast ? Math.max(Math.min(LEAST_PACE, mostPace), budget.pace() * 4 / 5) : budget.pace();
            return new Change<>(
                    budget.closed(now.plus(away), because, pace, 0),
                    CatalogUnavailableException.refused(because, away));
        });
    }

    /** The service did not answer, or only to say that it cannot: it is left alone for a while, longer each time. */
    Duration away(String clientId, Duration atLeast) {
        return store.change(service, clientId, mostPace, (budget, now) -> {
            int failures = budget.failures() + 1;
            Duration away = Duration.ofSeconds(Math.min(LONGEST_OUTAGE.toSeconds(), 1L << Math.min(failures - 1, 6)));
            Duration longer = away.compareTo(atLeast) > 0 ? away : atLeast;
            return new Change<>(
                    budget.closed(now.plus(longer), "Spotify does not answer", budget.pace(), failures), longer);
        });
    }

    /** The service answered. */
    void answered(String clientId) {
        store.change(
                service,
                clientId,
                mostPace,
                (budget, now) -> new Change<>(budget.failures() == 0 ? null : budget.answered(), true));
    }
}
