package io.segue.djset.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.djset.EnergyArc;
import io.segue.djset.SetRules;
import io.segue.djset.Tracks;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IteratedLocalSearchTest {

    @Test
    void findsTheOptimumOfSmallSets() {
        for (int seed = 0; seed < 110; seed++) {
            SetCosts costs = costs(4 + seed % 11, seed);
            int[] order = IteratedLocalSearch.improve(costs, Greedy.solve(costs), 1_000);
            assertThat(costs.cost(order)).as("seed %d", seed).isEqualTo(costs.cost(HeldKarp.solve(costs)));
        }
    }

    /** Twenty tracks are just beyond what production solves exactly. */
    @Test
    void findsTheOptimumOfTwentyTracks() {
        SetCosts costs = costs(20, 1);
        int[] order = IteratedLocalSearch.improve(costs, Greedy.solve(costs), 1_000);
        assertThat(costs.cost(order)).isEqualTo(costs.cost(HeldKarp.solve(costs)));
    }

    @Test
    void neverCostsMoreThanItsStartAndKeepsEveryTrack() {
        for (int seed = 0; seed < 50; seed++) {
            SetCosts costs = costs(3 + seed, seed);
            int[] start = IntStream.range(0, costs.size).toArray();
            int[] order = IteratedLocalSearch.improve(costs, start, 20);
            assertThat(order).containsExactlyInAnyOrder(start);
            assertThat(costs.cost(order)).isLessThanOrEqualTo(costs.cost(start));
        }
    }

    private static SetCosts costs(int size, long seed) {
        EnergyArc arc = EnergyArc.PRESETS.get((int) (seed % EnergyArc.PRESETS.size()));
        return SetCosts.of(Tracks.random(size, seed), SetRules.following(arc));
    }
}
