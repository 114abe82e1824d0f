package io.segue.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client id may ask for: so much within any 30 s, and so much a day; shared by all its users. Thread-safe. */
final class RequestLimits {

    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration DAY = Duration.ofDays(1);

    private final Clock clock;
    private final Map<String, Client> clients = new HashMap<>();
    private int requestsPerWindow;
    private int dailyQuota;
    private long early;

    RequestLimits(Clock clock, int requestsPerWindow, int dailyQuota) {
        this.clock = clock;
        this.requestsPerWindow = requestsPerWindow;
        this.dailyQuota = dailyQuota;
    }

    private static final class Client {
        private final Deque<Instant> recent = new ArrayDeque<>();
        private Instant dayBegan = Instant.MIN;
        private int today;
        private Instant toldToStayAwayUntil = Instant.MIN;
    }

    /** 0 for no limit. */
    synchronized void set(int requestsPerWindow, int dailyQuota) {
        this.requestsPerWindow = requestsPerWindow;
        this.dailyQuota = dailyQuota;
    }

    /**
     * @throws Refusal 429 where the client has to wait
     */
    synchronized void admit(String clientId) {
        Client client = clients.computeIfAbsent(clientId, unused -> new Client());
        Instant now = clock.instant();
        if (now.isBefore(client.toldToStayAwayUntil)) {
            early++;
            throw tooMany(client, now, client.toldToStayAwayUntil, null);
        }
        if (!now.isBefore(client.dayBegan.isAfter(Instant.MIN) ? client.dayBegan.plus(DAY) : now)) {
            client.dayBegan = now;
            client.today = 0;
        }
        if (dailyQuota > 0 && client.today >= dailyQuota) {
            throw tooMany(client, now, client.dayBegan.plus(DAY), "QUOTA_EXCEEDED");
        }
        while (!client.recent.isEmpty() && !client.recent.getFirst().isAfter(now.minus(WINDOW))) {
            client.recent.removeFirst();
        }
        if (requestsPerWindow > 0 && client.recent.size() >= requestsPerWindow) {
            throw tooMany(client, now, client.recent.getFirst().plus(WINDOW), null);
        }
        client.recent.addLast(now);
        client.today++;
    }

    /** Tells the client to stay away although it has done nothing wrong. */
    synchronized Refusal refuse(String clientId, Duration retryAfter) {
        Client client = clients.computeIfAbsent(clientId, unused -> new Client());
        Instant now = clock.instant();
        return tooMany(client, now, now.plus(retryAfter), null);
    }

    private static Refusal tooMany(Client client, Instant now, Instant until, @Nullable String reason) {
        long seconds = Math.max(1, Duration.between(now, until).plusMillis(999).toSeconds());
        client.toldToStayAwayUntil = now.plusSeconds(seconds);
        return new Refusal(
                429,
                reason == null ? "API rate limit exceeded" : "Daily quota exceeded",
                reason,
                Map.of("Retry-After", String.valueOf(seconds)));
    }

    /** Requests that came before a Retry-After had passed. */
    synchronized long early() {
        return early;
    }

    /** Nobody has asked for anything yet. */
    synchronized void forget() {
        clients.clear();
        early = 0;
    }
}
