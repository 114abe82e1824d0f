package io.segue.djset.sequencing;

import io.segue.djset.SetRules;
import io.segue.library.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random locks and bans for tests, none of them in one seed of three; every set can be ordered so. */
final class Placements {

    private Placements() {}

    static Placement random(int size, long seed) {
        Random random = new Random(seed);
        if (seed % 3 == 0 || size < 4) {
            return Placement.FREE;
        }
        Map<Integer, Integer> locks = new HashMap<>();
        if (seed % 3 == 1) {
            locks.put(0, random.nextInt(size));
        }
        if (seed % 2 == 0) {
            locks.put(random.nextBoolean() ? size - 1 : size / 2, (locks.getOrDefault(0, 0) + 1) % size);
        }
        List<Placement.Pair> banned = new ArrayList<>();
        int a = random.nextInt(size);
        int b = (a + 1 + random.nextInt(size - 1)) % size;
        if (!(locks.containsValue(a) && locks.containsValue(b))) {
            banned.add(new Placement.Pair(a, b));
        }
        return new Placement(locks, banned);
    }

    static SetCosts costs(List<Track> tracks, SetRules rules, long seed) {
        return SetCosts.of(tracks, rules, random(tracks.size(), seed), EnergyRange.of(tracks));
    }
}
