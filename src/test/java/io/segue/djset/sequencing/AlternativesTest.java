package io.segue.djset.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.segue.djset.Alternative;
import io.segue.djset.EnergyArc;
import io.segue.djset.Sequence;
import io.segue.djset.SetLength;
import io.segue.djset.SetRules;
import io.segue.djset.TrackRequests;
import io.segue.djset.Tracks;
import io.segue.library.Track;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlternativesTest {

    private final SetSequencer sequencer = new SetSequencer();

    @Test
    void costWhatTheySayAndPartTheTwoTracks() {
        SetRules rules = SetRules.following(EnergyArc.PEAK).withArtistSpacing(2).withKeyRun(2);
        for (int seed = 0; seed < 8; seed++) {
            List<Track> tracks = Tracks.random(5 + seed, seed);
            Sequence sequence = sequencer.sequence(tracks, rules);
            Alternatives alternatives = new Alternatives(tracks, sequence, rules);
            for (int transition = 1; transition < tracks.size(); transition++) {
                Alternative alternative = alternatives.to(transition).orElseThrow();
                List<Integer> changed = apply(alternative, sequence.order());
                int from = changed.indexOf(sequence.order().get(transition - 1));
                int to = changed.indexOf(sequence.order().get(transition));
                assertThat(Math.abs(from - to)).as("%s", alternative).isGreaterThan(1);
                assertThat(cost(tracks, changed, rules) - cost(tracks, sequence.order(), rules))
                        .as("%s", alternative)
                        .isCloseTo(alternative.extraCost(), within(1e-9));
                if (sequence.proven()) {
                    assertThat(alternative.extraCost()).isNotNegative();
                }
            }
        }
    }

    @Test
    void findsTheTrackThatWasLeftInThePool() {
        List<Track> tracks = List.of(
                Tracks.track("one", "a", 120.0, "8A", null, null),
                Tracks.track("two", "b", 120.0, "8A", null, null),
                Tracks.track("three", "c", 124.0, "8A", null, null));
        SetRules rules = SetRules.following(EnergyArc.OFF)
                .with(SetLength.tracks(2))
                .with(TrackRequests.NONE.playing(List.of("one")));
        Sequence sequence = sequencer.sequence(tracks, rules);
        assertThat(sequence.order()).containsExactlyInAnyOrder(0, 1);
        Alternative alternative =
                new Alternatives(tracks, sequence, rules).to(1).orElseThrow();
        assertThat(alternative.move()).isEqualTo(Alternative.Move.REPLACE);
        assertThat(alternative.replacement()).isEqualTo(2);
        assertThat(alternative.extraCost()).isPositive();
    }

    @Test
    void thereIsNoneWhereEveryTrackIsLocked() {
        List<Track> tracks = Tracks.random(2, 1);
        SetRules rules = SetRules.following(EnergyArc.OFF)
                .between(tracks.get(0).label(), tracks.get(1).label());
        Sequence sequence = sequencer.sequence(tracks, rules);
        assertThat(new Alternatives(tracks, sequence, rules).to(1)).isEqualTo(Optional.empty());
    }

    private static List<Integer> apply(Alternative change, List<Integer> order) {
        List<Integer> changed = new ArrayList<>(order);
        switch (change.move()) {
            case REVERSE -> Collections.reverse(changed.subList(change.first() - 1, change.last()));
            case SWAP -> Collections.swap(changed, change.first() - 1, change.target() - 1);
            case MOVE -> {
                List<Integer> stretch = List.copyOf(order.subList(change.first() - 1, change.last()));
                changed.removeAll(stretch);
                int behind = change.target() == 0 ? 0 : changed.indexOf(order.get(change.target() - 1)) + 1;
                changed.addAll(behind, stretch);
            }
            case REPLACE -> changed.set(change.first() - 1, change.replacement());
        }
        return changed;
    }

    private static double cost(List<Track> tracks, List<Integer> order, SetRules rules) {
        return (double) SetCosts.of(tracks, rules)
                        .cost(order.stream().mapToInt(Integer::intValue).toArray())
                / SetCosts.GRAINS;
    }
}
