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

class ArrangementTest {

    @Test
    void knowsWhatEveryStepWouldChangeBeforeItIsTaken() {
        Random random = new Random(8);
        for (int k = 0; k < 400; k++) {
            int n = 4 + random.nextInt(20);
            SetCosts costs = costs(n, random, false);
            Arrangement set = new Arrangement(costs, IntStream.range(0, n).toArray());
            for (int step = 0; step < 12; step++) {
                long before = whole(costs, set);
                int from = 1 + random.nextInt(n);
                int to = from + random.nextInt(n - from + 1);
                long change;
                switch (random.nextInt(3)) {
                    case 0 -> {
                        change = set.ofReversal(from, to, Long.MAX_VALUE);
                        set.reverse(from, to);
                        set.settle(from, to);
                    }
                    case 1 -> {
                        to = Math.min(to, from + Arrangement.LONGEST_MOVED - 1);
                        int behind = random.nextInt(n + 1);
                        boolean backwards = random.nextBoolean();
                        if (behind >= from - 1 && behind <= to) {
                            continue;
                        }
                        change = set.ofMove(from, to, behind, backwards);
                        set.move(from, to, behind, backwards);
                        set.settle(Math.min(from, behind + 1), Math.max(to, behind));
                    }
                    default -> {
                        if (to < from + 2) {
                            continue;
                        }
                        change = set.ofSwap(from, to);
                        set.swap(from, to);
                        set.settle(from, to);
                    }
                }
                assertThat(whole(costs, set) - before).isEqualTo(change);
                assertThat(set.cost(1, n)).isEqualTo(whole(costs, set));
            }
            assertThat(order(set))
                    .containsExactlyInAnyOrder(IntStream.range(0, n).toArray());
        }
    }

    @Test
    void choosesStepsByTheirWholeChangeBrokenRulesIncluded() {
        Random random = new Random(9);
        int taken = 0;
        for (int k = 0; k < 400; k++) {
            int n = 6 + random.nextInt(14);
            SetCosts costs = costs(n, random, true);
            Arrangement set = new Arrangement(costs, IntStream.range(0, n).toArray());
            BestStep best = new BestStep(set, costs.spacing);
            best.settle(1, n);
            for (int step = 0; step < 6; step++) {
                best.clear();
                int from = 1 + random.nextInt(n);
                int to = from + random.nextInt(n - from + 1);
                best.reversal(from, to);
                best.move(from, Math.min(to, from + 2), random.nextInt(n + 1), random.nextBoolean());
                best.swap(from, 1 + random.nextInt(n));
                if (best.change() < 0) {
                    long before = whole(costs, set);
                    best.carryOut();
                    assertThat(whole(costs, set) - before).isEqualTo(best.change());
                    taken++;
                }
            }
        }
        assertThat(taken).isGreaterThan(400);
    }

    @Test
    void countsARingAndASetAlike() {
        Random random = new Random(10);
        for (int k = 0; k < 200; k++) {
            int n = 4 + random.nextInt(20);
            SpacingRules rules = costs(n, random, true).spacing;
            int[] order = IntStream.range(0, n).toArray();
            int turn = random.nextInt(n + 1);
            int[] trip =
                    IntStream.rangeClosed(0, n).map(p -> (p + turn) % (n + 1)).toArray();
            assertThat(rules.ofTrip(trip)).isEqualTo(rules.grains(order));
        }
    }

    private static SetCosts costs(int n, Random random, boolean spaced) {
        EnergyArc arc = EnergyArc.PRESETS.get(random.nextInt(EnergyArc.PRESETS.size()));
        SetRules rules = SetRules.following(random.nextInt(4) == 0 ? EnergyArc.OFF : arc);
        SetRules all = spaced ? rules.withArtistSpacing(1 + random.nextInt(3)).withKeyRun(random.nextInt(3)) : rules;
        int one = random.nextInt(n);
        Placement placement = new Placement(Map.of(one, 0, (one + 1 + random.nextInt(n - 1)) % n, 1), List.of());
        List<Track> tracks = Tracks.random(n, random.nextLong());
        return SetCosts.of(tracks, all, random.nextBoolean() ? Placement.FREE : placement, EnergyRange.of(tracks));
    }

    /** Silence included, which says by transitions who may open and close. */
    private static long whole(SetCosts costs, Arrangement set) {
        int[] order = order(set);
        int[] silence = costs.transition[order.length];
        return costs.cost(order) + silence[order[0]] + silence[order[order.length - 1]];
    }

    private static int[] order(Arrangement set) {
        int[] order = new int[set.size()];
        set.copyTo(order);
        return order;
    }
}
