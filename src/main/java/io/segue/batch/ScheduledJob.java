package io.segue.batch;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job with a schedule, at a glance.
 *
 * @param file below the project's folder
 * @param plan the schedule in force; {@code null} when none is
 * @param pausedAt since when it is paused, by {@code pausedBy}; {@code null} when it is not
 * @param remarks what is wrong with it or its file, line by line
 */
public record ScheduledJob(
        String name,
        Path file,
        @Nullable Plan plan,
        @Nullable Instant pausedAt,
        @Nullable String pausedBy,
        List<String> remarks) {

    public ScheduledJob {
        remarks = List.copyOf(remarks);
    }

    /**
     * A schedule in force.
     *
     * @param cron as written
     * @param next the next due time; {@code null} when there is none
     * @param since when the definition it is part of came into force
     */
    public record Plan(String cron, ZoneId zone, @Nullable Instant next, Instant since) {}

    /** A due time and the date it is for. */
    public record Due(Instant at, LocalDate date) {}
}
