package io.segue.djset;

import static io.segue.djset.Tracks.charged;
import static io.segue.djset.Tracks.keyed;
import static io.segue.djset.Tracks.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.segue.library.Track;
import org.junit.jupiter.api.Test;

class TransitionCostTest {

    private final Track ideal = track("a", "Ada", 120.0, "8A", .5, "house");

    @Test
    void costsNothingBetweenTracksAlikeInAllButArtist() {
        assertThat(TransitionCost.of(ideal, track("b", "Bea", 120.0, "8A", .5, "House"), CostModel.SMOOTH)
                        .units(CostModel.SMOOTH))
                .isZero();
    }

    @Test
    void weighsTheRules() {
        assertThat(new TransitionCost(1, 0, 0, 0, false).units(CostModel.SMOOTH))
                .isEqualTo(4_000);
        assertThat(new TransitionCost(0, 1, 0, 0, false).units(CostModel.SMOOTH))
                .isEqualTo(3_000);
        assertThat(new TransitionCost(0, 0, 1, 0, false).units(CostModel.SMOOTH))
                .isEqualTo(1_500);
        assertThat(new TransitionCost(0, 0, 0, 1, false).units(CostModel.SMOOTH))
                .isEqualTo(1_500);
        assertThat(new TransitionCost(0, 0, 0, 0, true).units(CostModel.SMOOTH)).isEqualTo(2_500);
        assertThat(new TransitionCost(1, 1, 1, 1, true).score(CostModel.SMOOTH)).isZero();
    }

    @Test
    void chargesEnergyStepsUpToFull() {
        assertThat(TransitionCost.of(charged(.5), charged(.6), CostModel.SMOOTH).energy())
                .isCloseTo(.25, within(1e-9));
        assertThat(TransitionCost.of(charged(.1), charged(.9), CostModel.SMOOTH).energy())
                .isEqualTo(1);
    }

    @Test
    void countsUnknownValuesAsNeitherGoodNorBad() {
        TransitionCost nothingKnown = TransitionCost.of(Track.of("a"), Track.of("b"), CostModel.SMOOTH);
        assertThat(nothingKnown).isEqualTo(new TransitionCost(.5, .5, .5, .5, false));
        assertThat(TransitionCost.of(keyed("8A"), Track.of("b"), CostModel.SMOOTH)
                        .key())
                .isGreaterThan(TransitionCost.of(keyed("8A"), keyed("9A"), CostModel.SMOOTH)
                        .key())
                .isLessThan(TransitionCost.of(keyed("8A"), keyed("2A"), CostModel.SMOOTH)
                        .key());
    }

    @Test
    void noticesTheSameArtistWhateverTheCaseButNotTwoUnknownOnes() {
        assertThat(TransitionCost.of(Track.of("a", "Ada", "Bea"), Track.of("b", "bea"), CostModel.SMOOTH)
                        .sameArtist())
                .isTrue();
        assertThat(TransitionCost.of(Track.of("a"), Track.of("b"), CostModel.SMOOTH)
                        .sameArtist())
                .isFalse();
    }
}
