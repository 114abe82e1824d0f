package io.segue.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.segue.library.MusicalKey.Mode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class MusicalKeyTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/library/musical-keys.csv", numLinesToSkip = 1)
    void readsTheNotationsOfDjSoftware(String text, String camelot) {
        assertThat(MusicalKey.parse(text)).map(MusicalKey::camelot).contains(camelot);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0A", "13A", "13m", "8C", "H", "A#b", "Am/C", "All", "7"})
    void takesNothingElseForAKey(String text) {
        assertThat(MusicalKey.parse(text)).isEmpty();
    }

    @Test
    void everyPitchClassAndModeHasItsOwnPlaceOnTheWheel() {
        assertThat(IntStream.range(0, 12).mapToObj(pitch -> MusicalKey.of(pitch, Mode.MAJOR)))
                .doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 12).mapToObj(pitch -> MusicalKey.of(pitch, Mode.MINOR)))
                .doesNotHaveDuplicates();
    }

    @Test
    void relativeKeysShareTheirNumber() {
        for (int pitch = 0; pitch < 12; pitch++) {
            assertThat(MusicalKey.of(pitch, Mode.MAJOR).number())
                    .isEqualTo(MusicalKey.of((pitch + 9) % 12, Mode.MINOR).number());
        }
    }

    @Test
    void aPitchClassOutsideTheOctaveIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> MusicalKey.of(12, Mode.MAJOR));
    }
}
