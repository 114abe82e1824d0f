package io.segue.djset.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.djset.EnergyArc;
import io.segue.djset.SetRules;
import io.segue.djset.Tracks;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldKarpTest {

    @Test
    void equalsBruteForceWithArcLocksAndBans() {
        for (int seed = 0; seed < 400; seed++) {
            EnergyArc arc = EnergyArc.PRESETS.get(seed % EnergyArc.PRESETS.size());
            int size = 1 + seed % (seed % 20 == 0 ? 8 : 7);
            SetCosts costs = Placements.costs(Tracks.random(size, seed), SetRules.following(arc), seed);
            int[] order = HeldKarp.solve(costs);
            assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, size).toArray());
            assertThat(costs.cost(order)).as("seed %d", seed).isEqualTo(cheapest(costs, new int[size], 0, 0, 0));
        }
    }

    @Test
    void solvesTheEmptySet() {
        assertThat(HeldKarp.solve(SetCosts.of(Tracks.random(0, 1), SetRules.standard())))
                .isEmpty();
    }

    private static long cheapest(SetCosts costs, int[] order, int length, int used, long cost) {
        if (length == costs.size) {
            return cost;
        }
        long best = Long.MAX_VALUE;
        for (int i = 0; i < costs.size; i++) {
            if ((used >> i & 1) == 0) {
                order[length] = i;
                int step = costs.at(length, i) + (length == 0 ? 0 : costs.transition[order[length - 1]][i]);
                best = Math.min(best, cheapest(costs, order, length + 1, used | 1 << i, cost + step));
            }
        }
        return best;
    }
}
