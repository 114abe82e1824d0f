package io.segue.djset.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.djset.EnergyArc;
import io.segue.djset.Sequence;
import io.segue.djset.Sequence.Method;
import io.segue.djset.SetLength;
import io.segue.djset.SetRules;
import io.segue.djset.Tracks;
import io.segue.library.Track;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetSequencerTest {

    private final SetSequencer sequencer = new SetSequencer();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void handlesSetsTooSmallToOrder(int size) {
        Sequence sequence = sequencer.sequence(Tracks.random(size, 3), SetRules.standard());
        assertThat(sequence.order()).hasSize(size).doesNotHaveDuplicates();
        assertThat(sequence.proven()).isTrue();
        assertThat(sequence.certificate().gapPercent()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 13, 18, 30})
    void givesTheSameSetInWhateverOrderTracksArrive(int size) {
        List<Track> tracks = new ArrayList<>(Tracks.random(size, 5));
        tracks.add(tracks.get(0));
        for (EnergyArc arc : List.of(EnergyArc.OFF, EnergyArc.PEAK)) {
            List<Track> expected = played(tracks, SetRules.following(arc));
            for (int k = 0; k < 3; k++) {
                List<Track> shuffled = new ArrayList<>(tracks);
                Collections.shuffle(shuffled, new Random(k));
                assertThat(played(shuffled, SetRules.following(arc))).isEqualTo(expected);
            }
        }
    }

    /** The numbers are written down, so that every machine, Java and thread that runs this test has to find the same set. */
    @Test
    void givesTheSameSetOnEveryMachineAndThread() {
        SetRules ruled = SetRules.following(EnergyArc.OFF).withArtistSpacing(3).withKeyRun(2);
        assertThat(fingerprints(SetRules.following(EnergyArc.OFF))).containsOnly(6120374709665273990L);
        assertThat(fingerprints(ruled)).containsOnly(3550761536283699026L);
        assertThat(fingerprints(SetRules.following(EnergyArc.PEAK).withKeyRun(2)))
                .containsOnly(1546616293467713406L);
        assertThat(fingerprints(ruled.with(SetLength.tracks(25)))).containsOnly(-7198921771692302935L);
    }

    private List<Long> fingerprints(SetRules rules) {
        List<Track> tracks = Tracks.random(70, 11);
        return IntStream.range(0, 4)
                .parallel()
                .mapToObj(k -> sequencer.sequence(tracks, rules).order().stream()
                        .mapToLong(Integer::longValue)
                        .reduce(7, (hash, track) -> 31 * hash + track))
                .toList();
    }

    @Test
    void provesSmallSetsOptimal() {
        Sequence sequence = sequencer.sequence(Tracks.random(12, 1), SetRules.standard());
        assertThat(sequence.method()).isEqualTo(Method.DYNAMIC_PROGRAMME);
        assertThat(sequence.proven()).isTrue();
        assertThat(sequence.cost())
                .isLessThanOrEqualTo(sequence.baselines().greedy())
                .isLessThan(sequence.baselines().random());
    }

    @Test
    void boundsLargeSets() {
        Sequence sequence = sequencer.sequence(Tracks.random(60, 1), SetRules.following(EnergyArc.OFF));
        assertThat(sequence.method()).isEqualTo(Method.ITERATED_LOCAL_SEARCH);
        assertThat(sequence.arcFollowed()).isFalse();
        assertThat(sequence.certificate().gapPercent()).isBetween(0.0, 2.0);
        assertThat(sequence.certificate().upperBound()).isEqualTo(sequence.cost());
        assertThat(sequence.cost()).isLessThan(sequence.baselines().greedy());
    }

    @Test
    void switchesTheArcOffWhereNoTrackCarriesEnergy() {
        List<Track> tracks = List.of(Tracks.keyed("8A"), Tracks.keyed("3B"), Tracks.keyed("9A"));
        Sequence sequence = sequencer.sequence(tracks, SetRules.standard());
        assertThat(sequence.arcFollowed()).isFalse();
        assertThat(sequence.certificate().covers()).startsWith("transitions (no energy arc");
    }

    @Test
    void opensWithTheCalmerEndWhereDirectionCostsNothing() {
        List<Track> tracks = List.of(Tracks.paced(128), Tracks.paced(120), Tracks.paced(124));
        assertThat(sequencer.sequence(tracks, SetRules.standard()).order()).containsExactly(1, 2, 0);
    }

    @Test
    void refusesMoreThanItCanHold() {
        List<Track> tracks = Collections.nCopies(SetSequencer.LARGEST_SET + 1, Track.of("same"));
        assertThatThrownBy(() -> sequencer.sequence(tracks, SetRules.standard()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 5000");
    }

    private List<Track> played(List<Track> tracks, SetRules rules) {
        return sequencer.sequence(tracks, rules).order().stream()
                .map(tracks::get)
                .toList();
    }
}
