package io.segue.library.field;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Playing times as files write them. */
public final class DurationText {

    enum Unit {
        MILLISECONDS,
        SECONDS,
        /** A bare number below 20,000 is seconds (5.5 hours), from there on milliseconds (20 seconds). */
        BY_SIZE
    }

    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,4}):([0-5]\\d)(?:\\.\\d+)?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(?:\\.\\d+)?");
    private static final double SMALLEST_MILLISECONDS = 20_000;
    private static final Duration LONGEST = Duration.ofDays(2);

    private DurationText() {}

    /** The time, or {@code null} for the placeholders 0 and -1. */
    static @Nullable Duration parse(String column, String text, Unit unit) throws UnreadableFieldException {
        Duration duration;
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
            duration = Duration.ofHours(hours)
                    .plusMinutes(Long.parseLong(clock.group(2)))
                    .plusSeconds(Long.parseLong(clock.group(3)));
        } else if (NUMBER.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            if (number == -1) {
                return null;
            }
            boolean milliseconds =
                    unit == Unit.MILLISECONDS || (unit == Unit.BY_SIZE && number >= SMALLEST_MILLISECONDS);
            duration = Duration.ofMillis(Math.round(milliseconds ? number : number * 1000));
        } else {
            throw unreadable(column, text, unit);
        }
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw unreadable(column, text, unit);
        }
        return duration.isZero() ? null : duration;
    }

    private static UnreadableFieldException unreadable(String column, String text, Unit unit) {
        String right = switch (unit) {
            case MILLISECONDS -> "expected milliseconds, e.g. 215000";
            case SECONDS -> "expected seconds, e.g. 215";
            case BY_SIZE -> "expected a playing time, e.g. 3:35, 215 (seconds) or 215000 (milliseconds)";
        };
        return new UnreadableFieldException(column, text, right + ", up to 48 hours, or nothing");
    }
}
