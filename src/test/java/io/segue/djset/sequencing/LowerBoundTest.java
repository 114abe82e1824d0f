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

    @Test
    void nothingThatIsAskedOfASetBringsItBelowItsBound() {
        int sets = 400;
        double gaps = 0;
        for (int seed = 0; seed < sets; seed++) {
            EnergyArc arc = EnergyArc.PRESETS.get(seed % EnergyArc.PRESETS.size());
            SetRules rules = new SetRules(arc, seed % 2 == 0 ? 30 : 3)
                    .withArtistSpacing(seed % 5 == 0 ? 2 : 0)
                    .withKeyRun(seed % 7 == 0 ? 2 : 0);
            SetCosts costs = Placements.costs(Tracks.random(4 + seed % 6, seed), rules, seed);
            int[] cheapest = BruteForce.cheapest(costs);
            long optimum = costs.cost(cheapest);
            SetSearch.Found found = SetSearch.search(costs, Greedy.solve(costs));
            assertThat(found.bound()).as("seed %d", seed).isLessThanOrEqualTo(optimum);
            gaps += 100.0 * (optimum - found.bound()) / optimum;
        }
        assertThat(gaps / sets).as("mean gap in percent").isLessThan(12);
    }

    @Test
    void walksNeverExceedTheOptimumAndComeCloserThanTheSumOfTwoBounds() {
        double walks = 0;
        double sums = 0;
        for (int seed = 0; seed < 120; seed++) {
            SetCosts costs =
                    SetCosts.of(Tracks.random(5 + seed % 7, seed), SetRules.following(EnergyArc.PRESETS.get(seed % 6)));
            long optimum = costs.cost(HeldKarp.solve(costs));
            OneTreeBound tree = new OneTreeBound(costs.transition);
            tree.ascend(costs.transitionCost(Greedy.solve(costs)), 300);
            long walk = WalkBound.of(costs, tree.charges(), costs.cost(Greedy.solve(costs)));
            assertThat(walk).as("seed %d", seed).isLessThanOrEqualTo(optimum);
            walks += (double) walk / optimum;
            sums += (double) (tree.bound() + Objects.requireNonNull(costs.arc).lowerBound()) / optimum;
        }
        assertThat(walks).isGreaterThan(sums);
    }
}
