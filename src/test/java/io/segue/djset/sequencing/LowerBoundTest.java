package io.segue.djset.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.djset.EnergyArc;
import io.segue.djset.SetRules;
import io.segue.djset.Tracks;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LowerBoundTest {

    @Test
    void oneTreesNeverExceedTheOptimumAndComeClose() {
        double gaps = 0;
        int sets = 330;
        for (int seed = 0; seed < sets; seed++) {
            SetCosts costs = SetCosts.of(Tracks.random(3 + seed % 11, seed), SetRules.following(EnergyArc.OFF));
            long optimum = costs.cost(HeldKarp.solve(costs));
            OneTreeBound tree = new OneTreeBound(costs.transition);
            tree.ascend(costs.transitionCost(Greedy.solve(costs)), 300);
            long bound = tree.bound();
            assertThat(bound).as("seed %d", seed).isLessThanOrEqualTo(optimum);
            gaps += 100.0 * (optimum - bound) / optimum;
        }
        assertThat(gaps / sets).as("mean gap in percent").isLessThan(2);
    }

    @Test
    void theArcAloneIsNeverBelowItsBound() {
        for (int seed = 0; seed < 60; seed++) {
            SetCosts full = SetCosts.of(Tracks.random(3 + seed % 9, seed), SetRules.following(EnergyArc.WAVE));
            ArcCosts arc = Objects.requireNonNull(full.arc);
            SetCosts only = new SetCosts(new int[full.size][full.size], arc);
            long optimum = only.cost(HeldKarp.solve(only));
            assertThat(arc.lowerBound()).as("seed %d", seed).isEqualTo(optimum);
        }
    }
}
