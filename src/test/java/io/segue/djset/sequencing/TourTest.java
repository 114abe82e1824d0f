package io.segue.djset.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.djset.EnergyArc;
import io.segue.djset.SetRules;
import io.segue.djset.Tracks;
import io.segue.library.Track;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TourTest {

    @Test
    void readsAfterAnyReversalsAsIfTheWholeTripHadBeenRearranged() {
        Random random = new Random(7);
        for (int k = 0; k < 300; k++) {
            int size = 5 + random.nextInt(30);
            Tour tour = new Tour(IntStream.range(0, size).toArray(), null);
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

    @Test
    void keepsCostsOfPositionsExactAndSilenceLast() {
        Random random = new Random(8);
        for (int k = 0; k < 500; k++) {
            int n = 4 + random.nextInt(20);
            EnergyArc arc = EnergyArc.PRESETS.get(random.nextInt(EnergyArc.PRESETS.size()));
            SetRules rules =
                    SetRules.following(arc).withArtistSpacing(random.nextInt(4)).withKeyRun(random.nextInt(3));
            Placement placement = new Placement(Map.of(random.nextInt(n - 1), 0, (n - 1), 1), List.of());
            List<Track> tracks = Tracks.random(n, random.nextLong());
            SetPositionCosts costs =
                    new SetPositionCosts(SetCosts.of(tracks, rules, placement, EnergyRange.of(tracks)));
            Tour tour = new Tour(IntStream.rangeClosed(0, n).toArray(), costs);
            int[] order = new int[n + 1];
            for (int step = 0; step < 12; step++) {
                int a = random.nextInt(n + 1);
                int b = random.nextInt(n + 1);
                if (a == b || tour.next(b) == a) {
                    continue;
                }
                tour.reverse(a, b);
                tour.copyTo(order);
                assertThat(order[n]).isEqualTo(n);
                assertThat(tour.positionalCost()).isEqualTo(costs.cost(order));
            }
            tour.undoTo(0);
            tour.copyTo(order);
            assertThat(order).isSorted();
            assertThat(tour.positionalCost()).isEqualTo(costs.cost(order));
        }
    }

    @Test
    void keepsCostsOfARingExactWhereverSilenceStands() {
        Random random = new Random(9);
        for (int k = 0; k < 300; k++) {
            int n = 13 + random.nextInt(20);
            List<Track> tracks = Tracks.random(n, random.nextLong());
            SetRules rules = SetRules.following(EnergyArc.OFF)
                    .withArtistSpacing(random.nextInt(4))
                    .withKeyRun(1 + random.nextInt(4));
            SpacingRules spacing = SetCosts.of(tracks, rules).spacing;
            assertThat(spacing.cyclic()).isTrue();
            Tour tour = new Tour(IntStream.rangeClosed(0, n).toArray(), spacing);
            int[] trip = new int[n + 1];
            for (int step = 0; step < 12; step++) {
                int a = random.nextInt(n + 1);
                int b = random.nextInt(n + 1);
                if (a == b || tour.next(b) == a) {
                    continue;
                }
                tour.reverse(a, b);
                tour.copyTo(trip);
                assertThat(tour.positionalCost()).isEqualTo(spacing.cost(trip));
            }
            tour.undoTo(0);
            assertThat(tour.positionalCost())
                    .isEqualTo(spacing.cost(IntStream.rangeClosed(0, n).toArray()));
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
