package io.segue.library.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.library.field.DurationText.Unit;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "3:35, BY_SIZE, 215000",
        "1:02:03, BY_SIZE, 3723000",
        "75:00, BY_SIZE, 4500000",
        "3:35.4, BY_SIZE, 215000",
        "215, BY_SIZE, 215000",
        "215.4, BY_SIZE, 215400",
        "19999, BY_SIZE, 19999000",
        "20000, BY_SIZE, 20000",
        "215000, BY_SIZE, 215000",
        "215, MILLISECONDS, 215",
        "215000.0, MILLISECONDS, 215000",
        "3:35, MILLISECONDS, 215000",
        "36000, SECONDS, 36000000",
        "0, BY_SIZE,",
        "-1, SECONDS,",
    })
    void readsClockTimesAndNumbers(String text, Unit unit, Long millis) throws UnreadableFieldException {
        assertThat(DurationText.parse("duration", text, unit))
                .isEqualTo(millis == null ? null : Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"abc", "3:75", "3:5", "-5", "NaN", "'215,000'", "999999999999", "1e9", "99999999999999999999"})
    void namesColumnFindingAndRemedyOfGarbage(String text) {
        assertThatThrownBy(() -> DurationText.parse("Length", text, Unit.BY_SIZE))
                .hasMessageStartingWith("Length is \"" + text + "\"; expected a playing time, e.g. 3:35");
    }
}
