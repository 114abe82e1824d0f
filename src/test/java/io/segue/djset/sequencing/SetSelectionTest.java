package io.segue.djset.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segue.djset.EnergyArc;
import io.segue.djset.Sequence;
import io.segue.djset.SetLength;
import io.segue.djset.SetRules;
import io.segue.djset.Tracks;
import io.segue.library.Track;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SetSelectionTest {

    private static final SetRules HOUR =
            SetRules.following(EnergyArc.OFF).withKeyRun(3).with(SetLength.minutes(60));

    private final SetSequencer sequencer = new SetSequencer();

    @Test
    void fillsTheTimeFromThePoolAndCostsFarLessThanGreedy() {
        List<Track> pool = Tracks.random(400, 1);
        Sequence set = sequencer.sequence(pool, HOUR);
        long seconds = set.order().stream()
                .mapToLong(i -> pool.get(i).duration().toSeconds())
                .sum();
        assertThat(seconds).isBetween(3_600L, 3_600L + 300);
        assertThat(set.order()).doesNotHaveDuplicates();

        assertThat(set.cost()).isLessThan(set.greedyChoiceCost() * .8);
    }

    @Test
    void choosesTheSameTracksInWhateverOrderThePoolArrives() {
        List<Track> pool = Tracks.random(200, 2);
        List<Track> shuffled = new ArrayList<>(pool);
        Collections.shuffle(shuffled, new Random(5));
        assertThat(played(shuffled)).isEqualTo(played(pool));
    }

    @Test
    void countsTracksAndLimitsThoseOfAnArtist() {
        List<Track> pool = Tracks.random(60, 3);
        SetRules rules = SetRules.following(EnergyArc.OFF).with(new SetLength(12, null, 1));
        List<Track> set =
                sequencer.sequence(pool, rules).order().stream().map(pool::get).toList();
        assertThat(set).hasSize(12);
        assertThat(set.stream().map(Track::artists)).doesNotHaveDuplicates();
    }

    @Test
    void opensAndClosesAsTold() {
        for (int size : new int[] {12, 30}) {
            List<Track> tracks = Tracks.random(size, 4);
            String first = tracks.get(7).label();
            String last = tracks.get(3).label();
            Sequence set = sequencer.sequence(
                    tracks, SetRules.following(EnergyArc.PEAK).between(first, last));
            assertThat(set.order().get(0)).isEqualTo(7);
            assertThat(set.order().get(size - 1)).isEqualTo(3);
        }
    }

    @Test
    void saysWhichTrackIsNotThere() {
        SetRules rules = SetRules.standard().between("Nobody – Nothing", null);
        assertThatThrownBy(() -> sequencer.sequence(Tracks.random(5, 1), rules))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No track of this set is called \"Nobody – Nothing\"");
    }

    private List<Track> played(List<Track> pool) {
        return sequencer.sequence(pool, HOUR).order().stream().map(pool::get).toList();
    }
}
