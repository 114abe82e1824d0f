package io.segue.djset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.segue.djset.EnergyArc.Point;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnergyArcTest {

    @Test
    void interpolatesBetweenItsPoints() {
        assertThat(EnergyArc.PEAK.level(0)).isEqualTo(.3);
        assertThat(EnergyArc.PEAK.level(.325)).isCloseTo(.65, within(1e-9));
        assertThat(EnergyArc.PEAK.level(.65)).isEqualTo(1);
        assertThat(EnergyArc.PEAK.level(1)).isCloseTo(.5, within(1e-9));
    }

    @Test
    void isFittedToTheRangeOfTheSet() {
        assertThat(EnergyArc.BUILD.targets(Arrays.asList(.4, null, .8)).orElseThrow())
                .containsExactly(new double[] {.44, .62, .8}, within(1e-9));
    }

    @Test
    void isNotFollowedWithoutEnergyToGoBy() {
        assertThat(EnergyArc.PEAK.targets(List.of())).isEmpty();
        assertThat(EnergyArc.PEAK.targets(Collections.nCopies(3, null))).isEmpty();
        assertThat(EnergyArc.PEAK.targets(List.of(.5, .5))).isEmpty();
        assertThat(EnergyArc.OFF.targets(List.of(.1, .9))).isEmpty();
    }

    @Test
    void isFoundByName() {
        assertThat(EnergyArc.named(" Warm-Up ")).isEqualTo(EnergyArc.WARM_UP);
        assertThatThrownBy(() -> EnergyArc.named("rollercoaster"))
                .hasMessageContaining("rollercoaster")
                .hasMessageContaining("warm-up, build, peak, cool-down, wave, flat, off");
    }

    @Test
    void leadsFromStartToEnd() {
        assertThatThrownBy(() -> new EnergyArc("short", List.of(new Point(0, 1), new Point(.5, 1))))
                .hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> new EnergyArc("back", List.of(new Point(0, 1), new Point(0, 1), new Point(1, 1))))
                .hasMessageContaining("ascend");
    }
}
