package io.segue.library.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalTextTest {

    @ParameterizedTest
    @CsvSource({
        "Energy 7, .7",
        "8A - Energy 7, .7",
        "energy: 10, 1",
        "Energy level 3 - warm, .3",
        "8A - 7, .7",
        "12B/4 vocal, .4",
        "Energy 7.5, ",
        "Energy 11, ",
        "high energy, ",
        "Energy 0, ",
        "128 - 8A, ",
        "bought 2019-08-07, "
    })
    void readsTheEnergyNotedInAComment(String comment, Double energy) {
        assertThat(PersonalText.energy(comment)).isEqualTo(energy);
    }

    @ParameterizedTest
    @CsvSource({"51, .2", "255, 1", "153, .6", "0, ", "256, ", "four, "})
    void readsStars(String stars, Double rating) {
        assertThat(PersonalText.rating(stars)).isEqualTo(rating);
    }
}
