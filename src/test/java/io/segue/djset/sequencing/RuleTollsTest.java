package io.segue.djset.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.djset.EnergyArc;
import io.segue.djset.SetRules;
import io.segue.djset.Tracks;
import io.segue.library.Track;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleTollsTest {

    /** What makes every bound with tolls valid, whatever the groups and the tolls. */
    @Test
    void noOrderPaysMoreInTollsThanInPenalties() {
        int paying = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int size = 8 + random.nextInt(12);
            SpacingRules rules = rules(size, random);
            RuleTolls tolls = new RuleTolls(size + 1);
            for (int k = 0; k < 12; k++) {
                addGroup(tolls, rules, size, random);
            }
            for (int g = 0; g < tolls.groups().size(); g++) {
                tolls.change(g, (long) (random.nextDouble() * SpacingRules.PENALTY * 16));
            }
            for (int k = 0; k < 60; k++) {
                int[] order = shuffled(size, random);
                long paid = paid(tolls, order) - tolls.given();
                assertThat(paid).as("seed %d", seed).isLessThanOrEqualTo(rules.grains(order) * 16);
                paying += paid > 0 ? 1 : 0;
            }
        }
        assertThat(paying).isGreaterThan(100);
    }

    @Test
    void anOrderPaysTheSameByTheMatrixWithTolls() {
        Random random = new Random(3);
        SpacingRules rules = rules(14, random);
        RuleTolls tolls = new RuleTolls(15);
        for (int k = 0; k < 12; k++) {
            addGroup(tolls, rules, 14, random);
        }
        for (int g = 0; g < tolls.groups().size(); g++) {
            tolls.change(g, 16L * random.nextInt(9_000));
        }
        int[][] with = tolls.on(new int[15][15]);
        for (int k = 0; k < 20; k++) {
            int[] order = shuffled(14, random);
            long paid = IntStream.range(1, 14)
                    .mapToLong(p -> with[order[p - 1]][order[p]])
                    .sum();
            assertThat(16 * paid).isEqualTo(paid(tolls, order));
        }
        assertThat(16 * tolls.givenInUnits()).isEqualTo(tolls.given()).isPositive();
    }

    @Test
    void knowsWhatATripBreaksWhileStretchesAreTurned() {
        Random random = new Random(5);
        for (int k = 0; k < 60; k++) {
            int size = 6 + random.nextInt(40);
            SpacingRules rules = rules(size, random);
            Tour tour = new Tour(shuffled(size + 1, random));
            TourRules kept = new TourRules(rules, tour);
            for (int step = 0; step < 40; step++) {
                if (random.nextBoolean()) {
                    tour.turn();
                }
                kept.reverse(random.nextInt(size + 1), random.nextInt(size + 1));
                assertThat(kept.broken()).isEqualTo(rules.ofTrip(tour.nodes()));
            }
        }
    }

    private static void addGroup(RuleTolls tolls, SpacingRules rules, int size, Random random) {
        if (random.nextBoolean() && rules.spacing() > 0) {
            int[] apart = rules.artists()[random.nextInt(rules.artists().length)];
            int[] between = Arrays.stream(shuffled(size, random))
                    .filter(track -> Arrays.binarySearch(apart, track) < 0)
                    .limit(1 + random.nextInt(5))
                    .toArray();
            if (between.length > 0) {
                tolls.add(RuleGroup.artist(between, apart, rules.spacing()));
            }
        } else if (rules.run() > 0) {
            int key = rules.keys()[random.nextInt(size)];
            int[] own = Arrays.stream(shuffled(size, random))
                    .filter(track -> rules.keys()[track] == key)
                    .limit(2 + random.nextInt(8))
                    .toArray();
            tolls.add(RuleGroup.run(own, rules.run()));
        }
    }

    /** In sixteenths, as trees pay it. */
    private static long paid(RuleTolls tolls, int[] order) {
        long sum = 0;
        int[] added = new int[order.length + 1];
        for (int p = 1; p < order.length; p++) {
            tolls.add(order[p - 1], 1, added);
            sum += added[order[p]];
            tolls.add(order[p - 1], -1, added);
        }
        return sum;
    }

    private static SpacingRules rules(int size, Random random) {
        List<Track> tracks = IntStream.range(0, size)
                .mapToObj(i -> Tracks.track(
                        "track " + i,
                        "artist " + (i < 2 ? 0 : random.nextInt(5)),
                        120.0,
                        1 + random.nextInt(2) + "A",
                        .5,
                        "house"))
                .toList();
        SetRules rules = SetRules.following(EnergyArc.OFF)
                .withArtistSpacing(random.nextInt(4))
                .withKeyRun(1 + random.nextInt(4));
        return Objects.requireNonNull(SetCosts.of(tracks, rules).spacing);
    }

    private static int[] shuffled(int size, Random random) {
        int[] order = IntStream.range(0, size).toArray();
        for (int k = size - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int one = order[k];
            order[k] = order[other];
            order[other] = one;
        }
        return order;
    }
}
