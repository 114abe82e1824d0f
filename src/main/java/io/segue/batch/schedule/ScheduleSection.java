package io.segue.batch.schedule;

import io.segue.batch.Section;
import io.segue.batch.Section.Located;
import io.segue.batch.schedule.Schedule.CatchUp;
import io.segue.batch.schedule.Schedule.Overlap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Reads the {@code schedule} section of a job file; what is wrong is noted there, with its line. */
public final class ScheduleSection {

    /** The section's key. */
    public static final String NAME = "schedule";

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);
    private static final int DEFAULT_QUEUE = 10;
    private static final int MOST_QUEUED = 1000;

    private ScheduleSection() {}

    /** The schedule; only good for anything if no problem was noted. */
    public static Schedule read(Section section) {
        List<Cron> crons = crons(section);
        ZoneId zone = zone(section);
        Overlap overlap = section.choice("overlap", Overlap.class).orElse(Overlap.SKIP);
        if (section.has("queue") && overlap != Overlap.QUEUE) {
            section.problem("queue", "belongs to 'overlap: queue' alone.");
        }
        int queue = section.wholeNumber("queue", 1, MOST_QUEUED)
                .orElse((long) DEFAULT_QUEUE)
                .intValue();
        Duration jitter = duration(section, "jitter", Duration.ZERO, A_DAY);
        boolean isSection = section.isSection("catchUp");
        Section catchUp = isSection ? section.section("catchUp").orElseGet(Section::empty) : section;
        CatchUp policy =
                catchUp.choice(isSection ? "policy" : "catchUp", CatchUp.class).orElse(CatchUp.LAST);
        Duration window = isSection ? duration(catchUp, "window", A_DAY, LONGEST_WINDOW) : A_DAY;
        return new Schedule(crons, zone, overlap, queue, policy, window, jitter);
    }

    private static List<Cron> crons(Section section) {
        List<Cron> crons = new ArrayList<>();
        for (Located text : section.requiredTexts("cron")) {
            try {
                crons.add(Cron.parse(text.text()));
            } catch (IllegalArgumentException e) {
                section.problem("cron", String.valueOf(e.getMessage()));
            }
        }
        return crons;
    }

    private static @Nullable ZoneId zone(Section section) {
        String name = section.text("zone").orElse("");
        try {
            return name.isEmpty() ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            section.problem("zone", "there is no time zone '" + name + "'. Zones look like this: Europe/Berlin.");
            return null;
        }
    }

    private static Duration duration(Section section, String key, Duration otherwise, Duration most) {
        String text = section.text(key).orElse("");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            Duration duration = DurationStyle.detectAndParse(text);
            if (!text.matches("\\d+") && !duration.isNegative() && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // told below
        }
        section.problem(
                key,
                "'" + text + "' is no time from 0 to " + most.toDays() + "d. Write it like this: 90s, 15m, 12h, 1d.");
        return otherwise;
    }
}
