package io.segue.djset.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.djset.EnergyArc;
import io.segue.djset.Sequence.Method;
import io.segue.djset.SetRules;
import io.segue.djset.Tracks;
import io.segue.library.Track;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderSearchTest {

    /** Production solves these exactly; the search has to find the same without knowing. */
    @Test
    void findsTheOptimumOfSmallSets() {
        for (int seed = 0; seed < 102; seed++) {
            EnergyArc arc = EnergyArc.PRESETS.get(seed % EnergyArc.PRESETS.size());
            SetRules rules = new SetRules(arc, seed % 3 == 0 ? 30 : 1);
            SetCosts costs = SetCosts.of(Tracks.random(4 + seed % 11, seed), rules);
            SetSearch.Found found = SetSearch.search(costs, Greedy.solve(costs));
            long optimum = costs.cost(HeldKarp.solve(costs));
            assertThat(costs.cost(found.order())).as("seed %d", seed).isEqualTo(optimum);
            assertThat(found.bound()).as("bound of seed %d", seed).isLessThanOrEqualTo(optimum);
        }
    }

    @Test
    void neverCostsMoreThanGreedyAndKeepsEveryTrack() {
        for (int seed = 0; seed < 10; seed++) {
            SetRules rules = SetRules.standard().withArtistSpacing(2).withKeyRun(3);
            SetCosts costs = SetCosts.of(Tracks.random(3 + seed * 2, seed), rules);
            int[] greedy = Greedy.solve(costs);
            SetSearch.Found found = SetSearch.find(costs, greedy);
            assertThat(found.order())
                    .containsExactlyInAnyOrder(IntStream.range(0, costs.size).toArray());
            assertThat(costs.cost(found.order())).isBetween(found.bound(), costs.cost(greedy));
        }
    }

    @Test
    void keepsTracksOfOneArtistApartWhereItCan() {
        SetCosts free = SetCosts.of(Tracks.random(40, 3), SetRules.following(EnergyArc.OFF));
        SetCosts spaced = SetCosts.of(
                Tracks.random(40, 3), SetRules.following(EnergyArc.OFF).withArtistSpacing(3));
        SpacingRules rules = java.util.Objects.requireNonNull(spaced.spacing);
        int[] careless = SetSearch.find(free, Greedy.solve(free)).order();
        SetSearch.Found found = SetSearch.find(spaced, Greedy.solve(spaced));
        assertThat(rules.broken(found.order()).artistSpacing())
                .isLessThan(rules.broken(careless).artistSpacing());
        assertThat(found.method()).isEqualTo(Method.ITERATED_LOCAL_SEARCH);
    }

    /** Who opens and closes is known to the search as costs of silence, not of positions. */
    @Test
    void findsTheOptimumBetweenAnOpenerAndACloser() {
        for (int seed = 0; seed < 40; seed++) {
            int size = 6 + seed % 7;
            List<Track> tracks = Tracks.random(size, seed);
            Map<Integer, Integer> ends = seed % 2 == 0 ? Map.of(0, 2) : Map.of(0, 2, size - 1, 4);
            Placement placement = new Placement(ends, List.of(new Placement.Pair(0, 1)));
            SetCosts costs = SetCosts.of(tracks, SetRules.following(EnergyArc.OFF), placement, EnergyRange.of(tracks));
            SetSearch.Found found = SetSearch.search(costs, Greedy.solve(costs));
            long optimum = costs.cost(HeldKarp.solve(costs));
            assertThat(costs.cost(found.order())).as("seed %d", seed).isEqualTo(optimum);
            assertThat(found.bound()).as("bound of seed %d", seed).isBetween(optimum * 9 / 10, optimum);
        }
    }
}
