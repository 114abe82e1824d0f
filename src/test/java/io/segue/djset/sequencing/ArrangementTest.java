package io.segue.djset.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.djset.EnergyArc;
import io.segue.djset.SetRules;
import io.segue.djset.Tracks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrangementTest {

    @Test
    void reversalsChangeTheCostByExactlyTheirDeltas() {
        Random random = new Random(7);
        for (int k = 0; k < 2_000; k++) {
            SetCosts costs = costs(random);
            int[] start = shuffled(costs.size, random);
            Arrangement set = new Arrangement(costs, start);
            int a = random.nextInt(costs.size);
            int b = random.nextInt(costs.size);
            int i = Math.min(a, b);
            int j = Math.max(a, b);

            set.reverse(i, j, set.transitionsOfReversal(i, j), set.arcOfReversal(i, j));

            List<Integer> expected = boxed(start);
            Collections.reverse(expected.subList(i, j + 1));
            assertConsistent(set, costs, expected);
        }
    }

    @Test
    void movesChangeTheCostByExactlyTheirDeltas() {
        Random random = new Random(8);
        for (int k = 0; k < 4_000; k++) {
            SetCosts costs = costs(random);
            int[] start = shuffled(costs.size, random);
            Arrangement set = new Arrangement(costs, start);
            int i = random.nextInt(costs.size);
            int j = Math.min(costs.size - 1, i + random.nextInt(4));
            int gap = random.nextInt(costs.size + 1) - 1;
            if (gap >= i - 1 && gap <= j) {
                continue;
            }
            boolean backwards = random.nextBoolean();

            set.move(
                    i,
                    j,
                    gap,
                    backwards,
                    set.transitionsOfMove(i, j, gap, backwards),
                    set.arcOfMove(i, j, gap, backwards));

            assertConsistent(set, costs, moved(boxed(start), i, j, gap, backwards));
        }
    }

    private static List<Integer> moved(List<Integer> order, int i, int j, int gap, boolean backwards) {
        List<Integer> stretch = new ArrayList<>(order.subList(i, j + 1));
        order.subList(i, j + 1).clear();
        if (backwards) {
            Collections.reverse(stretch);
        }
        order.addAll(gap > j ? gap - stretch.size() + 1 : gap + 1, stretch);
        return order;
    }

    private static void assertConsistent(Arrangement set, SetCosts costs, List<Integer> expected) {
        int[] order = new int[costs.size];
        set.copyTo(order);
        assertThat(boxed(order)).isEqualTo(expected);
        assertThat(set.cost()).isEqualTo(costs.cost(order));
        assertThat(set.cost() - set.arcCost()).isEqualTo(costs.transitionCost(order));
        for (int p = 0; p < order.length; p++) {
            assertThat(set.positionOf(order[p])).isEqualTo(p);
        }
    }

    private static SetCosts costs(Random random) {
        EnergyArc arc = EnergyArc.PRESETS.get(random.nextInt(EnergyArc.PRESETS.size()));
        return SetCosts.of(Tracks.random(3 + random.nextInt(12), random.nextLong()), SetRules.following(arc));
    }

    private static int[] shuffled(int size, Random random) {
        List<Integer> order = boxed(IntStream.range(0, size).toArray());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Integer> boxed(int[] order) {
        return new ArrayList<>(IntStream.of(order).boxed().toList());
    }
}
