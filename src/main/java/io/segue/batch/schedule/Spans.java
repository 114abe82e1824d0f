package io.segue.batch.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and spans of time as reasons name them. */
final class Spans {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int MINUTES_IN_FULL = 120;
    private static final int HOURS_IN_FULL = 48;

    private Spans() {}

    static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }

    /** The span in one unit, such as {@code 90m}. */
    static String text(Duration span) {
        if (span.toMinutes() < 1) {
            return span.toSeconds() + "s";
        }
        if (span.toMinutes() < MINUTES_IN_FULL) {
            return span.toMinutes() + "m";
        }
        return span.toHours() < HOURS_IN_FULL ? span.toHours() + "h" : span.toDays() + "d";
    }
}
