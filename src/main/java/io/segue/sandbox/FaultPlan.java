package io.segue.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What is to go wrong with which requests. The same seed and the same requests in the same order bring the same faults. Thread-safe. */
final class FaultPlan {

    private final Random random;
    private final List<Rule> rules = new ArrayList<>();
    private Duration latency;

    FaultPlan(long seed, Duration latency) {
        this.random = new Random(seed);
        this.latency = latency;
    }

    /** What befalls a request. */
    enum Kind {
        /** An error instead of the wanted answer; nothing takes effect. */
        STATUS,
        /** No answer for {@code delay}, then the connection closes; nothing takes effect. */
        TIMEOUT,
        /** The connection closes at once; nothing takes effect. */
        RESET,
        /** The body comes in drops, over {@code delay}. */
        SLOW,
        /** It takes effect; half the body arrives, then the connection closes. */
        TRUNCATE,
        /** It takes effect; the connection closes without an answer. */
        LOSE
    }

    /**
     * @param match found in "METHOD /path"
     * @param retryAfter for status 429, 503
     */
    record Fault(Pattern match, Kind kind, int status, Duration retryAfter, Duration delay) {}

    private static final class Rule {
        private final Fault fault;
        private final double probability;
        private int skip;
        private int times;

        Rule(Fault fault, double probability, int skip, int times) {
            this.fault = fault;
            this.probability = probability;
            this.skip = skip;
            this.times = times;
        }
    }

    /**
     * Adds a rule: {@code match}, {@code kind}, and as needed {@code status}, {@code retryAfter} and {@code delay} in seconds,
     * {@code probability}, {@code skip} and {@code times}.
     */
    synchronized void add(JsonNode rule) {
        Fault fault;
        try {
            fault = new Fault(
                    Pattern.compile(rule.path("match").asText(".*")),
                    Kind.valueOf(rule.path("kind").asText("status").toUpperCase(Locale.ROOT)),
                    rule.path("status").asInt(503),
                    seconds(rule.path("retryAfter").asDouble(0)),
                    seconds(rule.path("delay").asDouble(1)));
        } catch (PatternSyntaxException e) {
            throw new Refusal(400, "match is no regular expression: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "kind must be one of " + List.of(Kind.values()));
        }
        rules.add(new Rule(
                fault,
                rule.path("probability").asDouble(1),
                rule.path("skip").asInt(0),
                rule.path("times").asInt(Integer.MAX_VALUE)));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    synchronized void clear() {
        rules.clear();
    }

    synchronized void latency(Duration latency) {
        this.latency = latency;
    }

    synchronized Duration latency() {
        return latency;
    }

    synchronized Optional<Fault> next(String method, String path) {
        for (Rule rule : rules) {
            if (!rule.fault.match().matcher(method + " " + path).find() || random.nextDouble() >= rule.probability) {
                continue;
            }
            if (rule.skip > 0) {
                rule.skip--;
            } else if (rule.times > 0) {
                rule.times--;
                return Optional.of(rule.fault);
            }
        }
        return Optional.empty();
    }
}
