package io.segue.djset.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TourTest {

    @Test
    void readsAfterAnyReversalsAsIfTheWholeTripHadBeenRearranged() {
        Random random = new Random(7);
        for (int k = 0; k < 300; k++) {
            int size = 5 + random.nextInt(30);
            Tour tour = new Tour(IntStream.range(0, size).toArray());
            for (int step = 0; step < 20; step++) {
                if (random.nextBoolean()) {
                    tour.turn();
                }
                int a = random.nextInt(size);
                int b = tour.next(a);
                for (int further = random.nextInt(size - 2); further > 0; further--) {
                    b = tour.next(b);
                }
                int before = tour.previous(a);
                int after = tour.next(b);
                int second = tour.next(a);
                int mark = tour.mark();
                int[] untouched = read(tour, 0);

                tour.reverse(a, b);

                assertThat(tour.next(before)).isEqualTo(b);
                assertThat(tour.next(a)).isEqualTo(after);
                assertThat(tour.previous(a)).isEqualTo(second);
                assertThat(tour.between(b, second, a)).isTrue();
                assertThat(tour.between(after, second, before)).isFalse();
                assertThat(read(tour, 0))
                        .containsExactlyInAnyOrder(IntStream.range(0, size).toArray());
                if (random.nextInt(3) == 0) {
                    tour.undoTo(mark);
                    assertThat(read(tour, 0)).isEqualTo(untouched);
                }
            }
        }
    }

    private static int[] read(Tour tour, int start) {
        int[] nodes = new int[tour.size()];
        int node = start;
        for (int p = 0; p < nodes.length; p++) {
            nodes[p] = node;
            node = tour.next(node);
        }
        return nodes;
    }
}
