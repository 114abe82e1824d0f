package io.segue.batch.schedule;

import io.segue.batch.JobDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When a job runs by itself, as its {@code schedule} section says.
 *
 * @param crons at least one; due when any of them is
 * @param zone whose clock the expressions mean; {@code null} for that of the service
 * @param overlap what becomes of a run that is due while one of the same job is under way
 * @param queue how many runs may wait for their turn, with {@link Overlap#QUEUE}
 * @param catchUp what becomes of due times that nobody was there for
 * @param window how old a due time may be to be caught up with
 * @param jitter runs start up to so much later than they are due, each by its own share
 */
public record Schedule(
        List<Cron> crons,
        @Nullable ZoneId zone,
        Overlap overlap,
        int queue,
        CatchUp catchUp,
        Duration window,
        Duration jitter) {

    public Schedule {
        crons = List.copyOf(crons);
    }

    /** What becomes of a run that is due while one of the same job is under way. */
    public enum Overlap {
        SKIP,
        QUEUE
    }

    /** What becomes of due times that nobody was there for. */
    public enum CatchUp {
        NONE,
        LAST,
        ALL
    }

    /** The schedule of a checked definition, if it has one. */
    static Optional<Schedule> of(JobDefinition definition) {
        return definition.section().section(ScheduleSection.NAME).map(ScheduleSection::read);
    }

    Schedule in(ZoneId serviceZone) {
        return zone != null ? this : new Schedule(crons, serviceZone, overlap, queue, catchUp, window, jitter);
    }

    /** The clock it goes by. */
    ZoneId clock() {
        if (zone == null) {
            throw new IllegalStateException("a schedule goes by some clock");
        }
        return zone;
    }

    /** The first due time after the given moment. */
    Optional<Instant> next(Instant after) {
        return crons.stream()
                .flatMap(cron -> cron.next(after, clock()).stream())
                .min(Comparator.naturalOrder());
    }

    /** The date a run is for: that of its due time, on the schedule's clock. */
    LocalDate date(Instant due) {
        return due.atZone(clock()).toLocalDate();
    }

    /** When a run that is due then may start: the same for the same job and due time, whoever asks. */
    Instant start(String job, Instant due) {
        if (jitter.isZero()) {
            return due;
        }
        long share = new SplittableRandom(job.hashCode() * 31L + due.toEpochMilli()).nextLong(jitter.toMillis() + 1);
        return due.plusMillis(share);
    }

    String cron() {
        return crons.stream().map(Cron::toString).collect(Collectors.joining(" | "));
    }
}
