package io.segue.cli;

import io.segue.batch.StartupDiagnosis;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to start again while a server is away, and says which one: once, and again when that changes. */
final class Patience {

    private static final Logger log = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final @Nullable Duration longest;
    private final PrintWriter told;

    /**
     * @param longest {@code null} for as long as it takes
     */
    Patience(@Nullable Duration longest, PrintWriter told) {
        this.longest = longest;
        this.told = told;
    }

    /** Says something to whoever waits, once everything runs. */
    void tell(String notice) {
        told.println(notice);
        log.warn("{}", notice);
    }

    /**
     * @throws RuntimeException what went wrong, when waiting would not help or has taken too long
     */
    <T> T until(Supplier<T> start) {
        long began = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        String said = "";
        while (true) {
            try {
                T started = start.get();
                if (!said.isEmpty()) {
                    told.println("It does now.");
                }
                return started;
            } catch (RuntimeException e) {
                Optional<String> away = StartupDiagnosis.of(e);
                if (away.isEmpty() || longest != null && System.nanoTime() - began > longest.toNanos()) {
                    throw away.<RuntimeException>map(message -> new ServerAwayException(message, e))
                            .orElse(e);
                }
                if (!said.equals(away.get())) {
                    said = away.get();
                    told.println(said + "\nWaiting for it ...");
                    log.warn("Waiting: {}", said);
                }
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** A server is away, and waiting for it is over. */
    static final class ServerAwayException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ServerAwayException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
