package io.segue.batch.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CronTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvFileSource(resources = "/schedule/due-times.csv", useHeadersInDisplayName = true)
    void comesDueByTheClockOfItsZone(String cron, String zone, Instant after, String due) {
        List<Instant> expected = Stream.of(due.split(" ")).map(Instant::parse).toList();

        List<Instant> found = new ArrayList<>();
        Instant last = after;
        while (found.size() < expected.size()) {
            last = Cron.parse(cron).next(last, ZoneId.of(zone)).orElseThrow();
            found.add(last);
        }

        assertThat(found).isEqualTo(expected);
    }

    /** Whatever moment is asked from, a daily time comes once on every day, clocks changing or not. */
    @Property(tries = 300)
    void aDailyTimeComesOnceADay(
            @ForAll @LongRange(min = 1_767_225_600, max = 1_830_297_600) long second,
            @ForAll @IntRange(max = 23) int hour,
            @ForAll @IntRange(max = 59) int minute) {
        Cron cron = Cron.parse(minute + " " + hour + " * * *");
        Instant first = cron.next(Instant.ofEpochSecond(second), BERLIN).orElseThrow();

        Instant next = cron.next(first, BERLIN).orElseThrow();

        assertThat(next.atZone(BERLIN).toLocalDate())
                .isEqualTo(first.atZone(BERLIN).toLocalDate().plusDays(1));
        assertThat(cron.next(next.minusNanos(1), BERLIN)).contains(next);
    }

    @Test
    void refusesWhatItCannotReadAndSaysHowItIsWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cron.parse("every friday"))
                .withMessageContaining("'every friday' is no cron expression")
                .withMessageContaining("minute hour day month weekday");
    }

    @Test
    void refusesADayThatNeverComes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cron.parse("0 12 30 2 *"))
                .withMessageContaining("never comes");
    }

    /** Unix runs on either, others on both: whoever writes it has to say which. */
    @Test
    void refusesDaysOfMonthAndWeekInFiveFields() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cron.parse("0 12 13 * FRI"))
                .withMessageContaining("list of two expressions");
    }
}
