package io.segue.batch.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/**
 * A cron expression over a zone's clock. Where clocks are put back, a time of day comes once, at its first occurrence; where they are put
 * forward, a time that does not exist comes the moment they are. Expressions for every hour go by elapsed time instead: the doubled hour
 * counts twice, the missing one not at all.
 */
final class Cron {

    private static final int UNIX_FIELDS = 5;
    private static final LocalDateTime ANY_DAY = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final String text;
    private final CronExpression expression;
    private final boolean everyHour;

    private Cron(String text, CronExpression expression, boolean everyHour) {
        this.text = text;
        this.expression = expression;
        this.everyHour = everyHour;
    }

    /**
     * Reads five fields (minute hour day month weekday), six (second first), or a name such as {@code @daily}.
     *
     * @throws IllegalArgumentException saying what is wrong and what would be right
     */
    static Cron parse(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length == UNIX_FIELDS && restricted(fields[2]) && restricted(fields[4])) {
            throw new IllegalArgumentException(
                    "'" + text + "' names days of the month and days of the week. Some programs take that for "
                            + "either, some for both: give a list of two expressions for either, or six fields (seconds first) for both.");
        }
        CronExpression expression;
        try {
            expression = CronExpression.parse(fields.length == UNIX_FIELDS ? "0 " + text.strip() : text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no cron expression: " + e.getMessage()
                            + ". Five fields: minute hour day month weekday, as '0 18 * * FRI'; with seconds first it is six.",
                    e);
        }
        if (expression.next(ANY_DAY) == null) {
            throw new IllegalArgumentException("'" + text + "' never comes: there is no such day.");
        }
        return new Cron(text.strip(), expression, everyHour(fields));
    }

    private static boolean restricted(String days) {
        return !days.startsWith("*") && !days.equals("?");
    }

    private static boolean everyHour(String[] fields) {
        return fields[0].equals("@hourly") || fields.length >= UNIX_FIELDS && fields[fields.length - 4].startsWith("*");
    }

    /** The first due time after the given moment; none where the calendar of the expression has ended. */
    Optional<Instant> next(Instant after, ZoneId zone) {
        return everyHour ? nextElapsed(after, zone.getRules()) : nextTimeOfDay(after, zone.getRules());
    }

    private Optional<Instant> nextTimeOfDay(Instant after, ZoneRules rules) {
        LocalDateTime local = LocalDateTime.ofInstant(after, rules.getOffset(after));
        while (true) {
            local = expression.next(local);
            if (local == null) {
                return Optional.empty();
            }
            Instant due = onTheClock(local, rules);
            if (due.isAfter(after)) {
                return Optional.of(due);
            }
        }
    }

    private static Instant onTheClock(LocalDateTime local, ZoneRules rules) {
        ZoneOffsetTransition transition = rules.getTransition(local);
        if (transition != null && transition.isGap()) {
            return transition.getInstant();
        }
        return local.toInstant(rules.getValidOffsets(local).get(0));
    }

    private Optional<Instant> nextElapsed(Instant after, ZoneRules rules) {
        ZoneOffset offset = rules.getOffset(after);
        LocalDateTime local = LocalDateTime.ofInstant(after, offset);
        Instant from = after;
        while (true) {
            LocalDateTime next = expression.next(local);
            if (next == null) {
                return Optional.empty();
            }
            Instant due = next.toInstant(offset);
            ZoneOffsetTransition change = rules.nextTransition(from);
            if (change == null || due.isBefore(change.getInstant())) {
                return Optional.of(due);
            }
            from = change.getInstant();
            offset = change.getOffsetAfter();
            local = change.getDateTimeAfter().minusNanos(1);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && cron.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
