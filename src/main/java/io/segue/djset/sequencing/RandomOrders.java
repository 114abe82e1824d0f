package io.segue.djset.sequencing;

import java.util.Random;
import java.util.stream.IntStream;

/** What chance would do: the mean cost of seeded shuffles (Fisher and Yates), to measure a set against. */
final class RandomOrders {

    private static final int SHUFFLES = 100;

    private RandomOrders() {}

    /** In grains. */
    static double meanCost(SetCosts costs) {
        Random random = new Random(costs.fingerprint());
        int[] order = IntStream.range(0, costs.size).toArray();
        long sum = 0;
        for (int k = 0; k < SHUFFLES; k++) {
            for (int p = order.length - 1; p > 0; p--) {
                int q = random.nextInt(p + 1);
                int swapped = order[p];
                order[p] = order[q];
                order[q] = swapped;
            }
            sum += costs.cost(order);
        }
        return (double) sum / SHUFFLES;
    }
}
