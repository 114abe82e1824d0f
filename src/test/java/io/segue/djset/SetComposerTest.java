package io.segue.djset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.segue.djset.SetDocument.Entry;
import io.segue.djset.SetDocument.Reason;
import io.segue.djset.SetDocument.Transition;
import io.segue.library.Track;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetComposerTest {

    private final SetComposer composer = new SetComposer();

    @Test
    void explainsEveryTransitionOfTheSet() {
        List<Track> tracks = Tracks.random(12, 4);
        SetDocument set = composer.compose(tracks, SetRules.standard());

        assertThat(set.sequence()).extracting(Entry::position).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(set.sequence())
                .extracting(Entry::track)
                .containsExactlyInAnyOrderElementsOf(
                        tracks.stream().map(Track::title).toList());
        assertThat(set.transitions()).hasSize(11);
        assertThat(set.transitions().get(3).fromTrack())
                .isEqualTo(set.sequence().get(3).track());
        assertThat(set.transitions()).allSatisfy(transition -> {
            assertThat(transition.reasons())
                    .extracting(Reason::rule)
                    .containsExactly("key", "tempo", "energy", "genre", "artist");
            assertThat(transition.advice()).isNotBlank();
            double lost = transition.reasons().stream()
                    .mapToDouble(Reason::lostPoints)
                    .sum();
            assertThat((double) transition.score()).isCloseTo(Math.max(0, 100 - lost), within(1.5));
        });
    }

    @Test
    void measuresTheSetAgainstOtherOrders() {
        SetDocument.Metrics metrics = composer.compose(Tracks.random(15, 2), new SetRules(EnergyArc.PEAK, 30))
                .metrics();
        assertThat(metrics.proven()).isTrue();
        assertThat(metrics.optimalityGapPercent()).isZero();
        assertThat(metrics.cost()).isEqualTo(metrics.lowerBound()).isLessThanOrEqualTo(metrics.greedyCost());
        assertThat(metrics.randomCost()).isGreaterThan(metrics.cost());
        assertThat(metrics.asGivenCost()).isGreaterThan(metrics.cost());
        assertThat(metrics.arcCorrelation()).isNotNull().isGreaterThan(.3);
    }

    @Test
    void stepsApartGiveWhatOneGoGives() {
        List<Track> tracks = Tracks.random(14, 9);
        SetRules rules = SetRules.following(EnergyArc.WAVE);
        Sequence sequence = composer.sequence(tracks, rules);
        assertThat(composer.justify(SetComposer.inOrder(tracks, sequence), sequence, rules))
                .isEqualTo(composer.compose(tracks, rules));
    }

    @Test
    void summarisesInWordsAndNamesTheWeakest() {
        List<Track> tracks = List.of(
                Tracks.track("Dawn", "Ada", 120.0, "8A", .3, "house"),
                Tracks.track("Noon", "Bea", 122.0, "9A", .6, "house"),
                Tracks.track("Dusk", "Cleo", 150.0, "3B", .5, "techno"));
        SetDocument set = composer.compose(tracks, SetRules.following(EnergyArc.OFF));
        assertThat(set.summary()).isEqualTo("""
                        3 tracks, 12.0 minutes.
                        It opens with Ada - Dawn and closes with Cleo - Dusk.
                        Tempo 120.0 to 150.0 BPM.
                        Keys 3B, 8A, 9A. 1 transition leaves the safe key moves.
                        No energy arc is followed: it is off.
                        Transitions score %d of 100 on average.
                        No order of these tracks is better: proven optimal.
                        It costs 1.04; the same tracks cost 1.04 by always taking the nearest, 1.04 as given, 1.04 by tempo, 1.06 by key, 1.30 in random order.
                        Weakest transitions:
                          2. Noon > Dusk, %d of 100: 9A to 3B: the keys clash; mix where one side plays drums only, or cut.
                          1. Dawn > Noon, %d of 100: Energy rises abruptly, 0.30 to 0.60.""".formatted(
                        Math.round(set.transitions().stream()
                                .mapToInt(Transition::score)
                                .average()
                                .orElseThrow()),
                        set.transitions().get(1).score(),
                        set.transitions().get(0).score()));
    }

    @Test
    void saysWhatIsUnknown() {
        SetDocument set = composer.compose(List.of(Track.of("a"), Track.of("b")), SetRules.standard());
        assertThat(set.summary())
                .contains("the duration of 2 unknown", "No tempo is known", "No key is known", "No energy arc");
        assertThat(set.transitions().get(0).score()).isEqualTo(50);
        assertThat(set.transitions().get(0).advice()).contains("unknown");
        assertThat(set.metrics().harmonicViolations()).isZero();
    }

    @Test
    void composesEmptyAndSingleSets() {
        assertThat(composer.compose(List.of(), SetRules.standard()).summary()).isEqualTo("The set is empty.");
        SetDocument one = composer.compose(List.of(Track.of("Alone", "Ada")), SetRules.standard());
        assertThat(one.transitions()).isEmpty();
        assertThat(one.metrics().avgTransitionScore()).isNull();
        assertThat(one.summary()).startsWith("1 track, ");
    }
}
