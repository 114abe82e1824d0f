package io.segue.djset.justification;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.djset.CostModel;
import io.segue.djset.SetDocument.Transition;
import io.segue.djset.Tracks;
import io.segue.library.Track;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransitionAdviceTest {

    @Test
    void tellsHowToMixWhyItWorksAndByHowMuchToPitch() {
        Transition transition = between(
                Tracks.track("a", "A", 120.0, "8A", .5, "House"), Tracks.track("b", "B", 121.0, "9A", .6, "House"));

        assertThat(transition.advice())
                .isEqualTo(
                        "Blend over a long phrase, 16 to 32 bars. 8A to 9A: one step up the wheel, a fifth up; six of seven notes"
                                + " are shared. Pitch the incoming track by -0.8 %. Energy rises, 0.50 to 0.60.");
    }

    @Test
    void tellsWhatToWatch() {
        Transition transition = between(
                Tracks.track("a", "A", 140.0, "8A", .2, "House"), Tracks.track("b", "A", 73.0, "2A", .9, "Reggae"));

        assertThat(transition.advice())
                .startsWith("Cut on the first beat of a phrase, or bridge with an effect.")
                .contains("Pitch the incoming track by -4.1 %, two beats of the playing track to one of it.")
                .contains("key lock on")
                .contains("the beat changes to half time")
                .contains("the energy jumps")
                .contains("the genre changes")
                .contains("the same artist again");
    }

    @Test
    void doesNotAdvisePitchingBeyondTheFader() {
        assertThat(between(Tracks.track("a", "A", 120.0, "8A", .5, null), Tracks.track("b", "B", 100.0, "8A", .5, null))
                        .advice())
                .startsWith("Let the keys carry it")
                .contains("too far apart for the pitch fader")
                .doesNotContain("Pitch the incoming");
    }

    @Test
    void admitsWhatIsUnknown() {
        assertThat(between(Tracks.keyed("8A"), Tracks.paced(120)).advice())
                .isEqualTo("Listen before you play this: key and tempo are unknown.");
    }

    @Test
    void givesTheNumbersBehindEverySentence() {
        Transition transition = between(
                Tracks.track("a", "A", 120.0, "8A", .5, "House"), Tracks.track("b", "B", 121.0, null, .6, "House"));

        assertThat(transition.reasons().get(0).numbers()).isEqualTo(Map.of("from", "8A"));
        assertThat(transition.reasons().get(1).numbers())
                .isEqualTo(Map.of("from", 120.0, "to", 121.0, "pitch_percent", -.83, "counting", "straight"));
        assertThat(transition.reasons().get(2).numbers())
                .isEqualTo(Map.of("from", .5, "to", .6, "step", .1, "target", .7));
        assertThat(transition.reasons().get(3).numbers()).isEqualTo(Map.of("from", "House", "to", "House"));
        assertThat(transition.reasons().get(4).numbers()).isEqualTo(Map.of("same_artist", false));
    }

    private static Transition between(Track from, Track to) {
        return TransitionJustifier.justify(1, from, to, .7, CostModel.SMOOTH);
    }
}
