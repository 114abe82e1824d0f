package io.segue.library.field;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as files write them, where the order of year, month and day cannot be mistaken: {@code 2024-01-31},
 * {@code 2024/1/31}, with or without a time, zone or fraction. Without a zone it is UTC.
 */
public final class DateText {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})"
            + "(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?"
            + "\\s*(?:Z|UTC|GMT|([+-]\\d{2}):?(\\d{2}))?");

    private DateText() {}

    /** The time, or {@code null} where the text is none or could be several. */
    public static @Nullable Instant parse(String text) {
        Matcher date = YEAR_FIRST.matcher(text.strip());
        if (!date.matches()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
            int fraction = date.group(7) == null ? 0 : Integer.parseInt((date.group(7) + "00000000").substring(0, 9));
            LocalTime time = LocalTime.of(number(date, 4), number(date, 5), number(date, 6), fraction);
            ZoneOffset zone =
                    date.group(8) == null ? ZoneOffset.UTC : ZoneOffset.of(date.group(8) + ":" + date.group(9));
            Instant instant = LocalDateTime.of(day, time).toInstant(zone);
            return day.getYear() < 1900 ? null : instant; // 0000 and 0001 are placeholders
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int number(Matcher date, int group) {
        return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
    }
}
