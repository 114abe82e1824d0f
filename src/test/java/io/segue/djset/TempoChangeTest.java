package io.segue.djset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.segue.djset.TempoChange.Counting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TempoChangeTest {

    @ParameterizedTest
    @CsvSource({
        "120, 120, STRAIGHT, 0, 0",
        "120, 125, STRAIGHT, -4, .2598",
        "125, 120, STRAIGHT, 4.1667, .2598",
        "140, 70, DOUBLE_TIME, 0, .25",
        "70, 140, HALF_TIME, 0, .25",
        "174, 88, DOUBLE_TIME, -1.1364, .2768",
        "100, 150, STRAIGHT, -33.3333, 1",
    })
    void takesTheCheapestCounting(double from, double to, Counting counting, double pitch, double cost) {
        TempoChange change = TempoChange.between(from, to);
        assertThat(change.pitchPercent()).isCloseTo(pitch, within(1e-4));
        assertThat(change.cost()).isCloseTo(cost, within(1e-4));
        assertThat(change.counting()).isEqualTo(counting);
    }

    @Test
    void costsTheSameInBothDirectionsAndGrowsWithTheGap() {
        double previous = -1;
        for (double bpm = 120; bpm < 150; bpm += .5) {
            double cost = TempoChange.between(120, bpm).cost();
            assertThat(cost)
                    .isBetween(0.0, 1.0)
                    .isGreaterThanOrEqualTo(previous)
                    .isEqualTo(TempoChange.between(bpm, 120).cost());
            previous = cost;
        }
    }
}
