package io.segue.djset.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.segue.library.AudioFeatures;
import io.segue.library.MusicalKey;
import io.segue.library.Track;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedScorerTest {

    /** Two transitions the curator published with their scores: 0.89 at the opening and 0.61 after it. */
    @Test
    void scoresAsTheCuratorDoes() {
        Track billieJean = track(117, "11A", .78, 97);
        Track getLucky = track(116, "11A", .74, 89);
        Track thriller = track(118, "12A", .75, 94);
        Track uptownFunk = track(115, "7A", .82, 95);
        assertThat(SeedScorer.transition(billieJean, getLucky, 0)).isCloseTo(.89, within(1e-9));
        assertThat(SeedScorer.transition(thriller, uptownFunk, .105)).isCloseTo(.61, within(1e-9));
        assertThat(SeedScorer.violations(List.of(billieJean, getLucky, thriller, uptownFunk)))
                .isEqualTo(1);
    }

    private static Track track(double bpm, String camelot, double energy, int popularity) {
        MusicalKey key = MusicalKey.parse(camelot).orElseThrow();
        return Track.of(camelot).withFeatures(new AudioFeatures(bpm, key, energy, null, popularity));
    }
}
