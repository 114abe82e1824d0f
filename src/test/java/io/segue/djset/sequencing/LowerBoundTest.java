package io.segue.djset.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.djset.EnergyArc;
import io.segue.djset.SetRules;
import io.segue.djset.Tracks;
import io.segue.library.Track;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
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
            long walk = WalkBound.of(costs, tree, costs.cost(Greedy.solve(costs)));
            assertThat(walk).as("seed %d", seed).isLessThanOrEqualTo(optimum);
            walks += (double) walk / optimum;
            sums += (double) (tree.bound() + Objects.requireNonNull(costs.arc).lowerBound()) / optimum;
        }
        assertThat(walks).isGreaterThan(sums);
    }

    @Test
    void tollsOnLongRunsRaiseTheBoundButNeverAboveTheOptimum() {
        double with = 0;
        double without = 0;
        for (int seed = 0; seed < 150; seed++) {
            SetRules rules = SetRules.following(seed % 3 == 0 ? EnergyArc.PEAK : EnergyArc.OFF)
                    .withKeyRun(1 + seed % 3)
                    .withArtistSpacing(seed % 2 * 2);
            SetCosts costs = SetCosts.of(inFewKeys(6 + seed % 4, seed), rules);
            long optimum = costs.cost(BruteForce.cheapest(costs));
            SetSearch.Found found = SetSearch.search(costs, Greedy.solve(costs));
            assertThat(found.bound()).as("seed %d", seed).isLessThanOrEqualTo(optimum);
            assertThat(costs.cost(found.order())).as("seed %d", seed).isEqualTo(optimum);
            OneTreeBound trees = new OneTreeBound(costs.transition);
            trees.ascend(optimum, 300);
            long arc = costs.arc == null ? 0 : costs.arc.lowerBound();
            with += (double) found.bound() / optimum;
            without += (double) (trees.bound() + arc) / optimum;
        }
        assertThat(with).isGreaterThan(1.02 * without);
    }

    @Test
    void tollsOnArtistsTooNearRaiseTheBoundButNeverAboveTheOptimum() {
        double with = 0;
        double without = 0;
        for (int seed = 0; seed < 200; seed++) {
            SetRules rules = SetRules.following(seed % 4 == 0 ? EnergyArc.PEAK : EnergyArc.OFF)
                    .withKeyRun(seed % 5 == 0 ? 2 : 0)
                    .withArtistSpacing(2 + seed % 2);
            SetCosts costs = SetCosts.of(ofFewArtists(6 + seed % 4, seed), rules);
            long optimum = costs.cost(BruteForce.cheapest(costs));
            SetSearch.Found found = SetSearch.search(costs, Greedy.solve(costs));
            assertThat(found.bound()).as("seed %d", seed).isLessThanOrEqualTo(optimum);
            OneTreeBound trees = new OneTreeBound(costs.transition);
            trees.ascend(optimum, 300);
            long arc = costs.arc == null ? 0 : costs.arc.lowerBound();
            with += (double) found.bound() / optimum;
            without += (double) (trees.bound() + arc) / optimum;
        }
        assertThat(with).isGreaterThan(1.02 * without);
    }

    private static List<Track> ofFewArtists(int size, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, size)
                .mapToObj(i -> Tracks.track(
                        "track " + i,
                        "artist " + (random.nextInt(3) == 0 ? random.nextInt(2) : 2 + random.nextInt(size)),
                        100 + 30 * random.nextDouble(),
                        1 + random.nextInt(4) + "A",
                        random.nextInt(101) / 100.0,
                        "house"))
                .toList();
    }

    private static List<Track> inFewKeys(int size, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, size)
                .mapToObj(i -> Tracks.track(
                        "track " + i,
                        "artist " + random.nextInt(size),
                        100 + 30 * random.nextDouble(),
                        1 + random.nextInt(2) + "A",
                        random.nextInt(101) / 100.0,
                        "house"))
                .toList();
    }
}
