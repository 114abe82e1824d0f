package io.segue.djset.sequencing;

import io.segue.djset.CostModel;
import io.segue.djset.SetRules;
import io.segue.djset.TrackProfile;
import io.segue.djset.TransitionCost;
import io.segue.library.MusicalKey;
import io.segue.library.Track;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The tracks a set is chosen from: too many for a matrix, so that costs are worked out when asked for, and for each track only those of
 * compatible key and near tempo are looked at, where there are some. Remembers what it worked out; for one selection at a time.
 */
final class Pool {

    /** Number of the key of tracks whose key is unknown. */
    static final int UNKNOWN_KEY = 24;

    /** Assumed where the length of a track is unknown. */
    private static final long USUAL_SECONDS = 240;
    /** Beyond this difference of tempo a pool that needs choosing from has something nearer. */
    private static final double NEAR_TEMPO = .02;

    /** Where less than one in so many of the nearest is within reach, all tracks are looked at. */
    private static final int SCARCE = 4;

    private static final int TRACK_BITS = 24;

    final int size;
    private final CostModel model;
    private final int nearest;
    private final TrackProfile[] profiles;
    private final long[] seconds;
    private final Set<Long> banned = new HashSet<>();
    /** tracks by key, slowest first */
    private final int[][] byKey = new int[UNKNOWN_KEY + 1][];

    private final Map<Integer, int[]> near = new HashMap<>();

    /**
     * @param nearest how many tracks count as near to one at most
     */
    Pool(List<Track> tracks, SetRules rules, List<Placement.Pair> banned, int nearest) {
        this.size = tracks.size();
        this.model = rules.model();
        this.nearest = nearest;
        this.profiles = TrackProfile.of(tracks).toArray(TrackProfile[]::new);
        this.seconds = tracks.stream().mapToLong(Pool::seconds).toArray();
        banned.forEach(pair -> this.banned.add(pair(pair.a(), pair.b())));
        for (int key = 0; key < byKey.length; key++) {
            int wanted = key;
            byKey[key] = IntStream.range(0, size)
                    .filter(track -> key(track) == wanted)
                    .boxed()
                    .sorted(Comparator.comparingDouble(this::bpm))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }

    /** Of a transition, in grains. */
    long cost(int a, int b) {
        long cost =
                (long) TransitionCost.between(profiles[a], profiles[b], model).units(model)
                        * (SetCosts.GRAINS / TransitionCost.UNITS);
        return !banned.isEmpty() && banned.contains(pair(a, b)) ? cost + SetCosts.FORBIDDEN : cost;
    }

    boolean shareArtist(int a, int b) {
        return profiles[a].sharesArtist(profiles[b]);
    }

    /** How many tracks the busiest artist has. */
    int mostOfOneArtist() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (TrackProfile profile : profiles) {
            for (int artist : profile.artists()) {
                counts.merge(artist, 1, Integer::sum);
            }
        }
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** 0..23, or {@link #UNKNOWN_KEY}. */
    int key(int track) {
        MusicalKey key = profiles[track].key();
        return key == null ? UNKNOWN_KEY : 2 * (key.number() - 1) + key.mode().ordinal();
    }

    /** As one bit in a set of keys; none where unknown. */
    int keyBit(int track) {
        return key(track) == UNKNOWN_KEY ? 0 : 1 << key(track);
    }

    /** How many known keys the tracks are in. */
    int distinctKeys(int[] tracks) {
        return Integer.bitCount(IntStream.of(tracks).map(this::keyBit).reduce(0, (a, b) -> a | b));
    }

    long seconds(int track) {
        return seconds[track];
    }

    long seconds(int[] tracks) {
        return IntStream.of(tracks).mapToLong(track -> seconds[track]).sum();
    }

    long meanSeconds() {
        return Math.max(1, LongStream.of(seconds).sum() / Math.max(1, size));
    }

    /** Tracks of compatible keys and near tempo, cheapest transition first. */
    int[] near(int track) {
        return near.computeIfAbsent(track, this::findNear);
    }

    private int[] findNear(int track) {
        long[] found = inReach(track);
        if (found.length < Math.min(nearest / SCARCE, size - 1)) {
            found = IntStream.range(0, size)
                    .filter(other -> other != track)
                    .mapToLong(other -> costAndTrack(track, other))
                    .toArray();
        }
        return Arrays.stream(found)
                .sorted()
                .limit(nearest)
                .mapToInt(costAndTrack -> (int) (costAndTrack & ((1 << TRACK_BITS) - 1)))
                .toArray();
    }

    private long[] inReach(int track) {
        int key = key(track);
        double bpm = bpm(track);
        LongStream.Builder found = LongStream.builder();
        for (int other = 0; other < byKey.length; other++) {
            if (key == UNKNOWN_KEY || other == UNKNOWN_KEY || compatible(key, other)) {
                int[] bucket = byKey[other];
                int at = firstFrom(bucket, bpm * (1 - NEAR_TEMPO));
                for (; at < bucket.length && bpm(bucket[at]) <= bpm * (1 + NEAR_TEMPO); at++) {
                    if (bucket[at] != track) {
                        found.add(costAndTrack(track, bucket[at]));
                    }
                }
            }
        }
        return found.build().toArray();
    }

    private long costAndTrack(int from, int to) {
        return cost(from, to) << TRACK_BITS | to;
    }

    private static boolean compatible(int a, int b) {
        int steps = Math.floorMod(a / 2 - b / 2, 12);
        return steps <= 1 || steps == 11;
    }

    private int firstFrom(int[] bucket, double bpm) {
        int low = 0;
        int high = bucket.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (bpm(bucket[middle]) < bpm) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double bpm(int track) {
        Double bpm = profiles[track].bpm();
        return bpm == null ? 0 : bpm;
    }

    private static long pair(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    private static long seconds(Track track) {
        Duration duration = track.duration();
        return duration == null ? USUAL_SECONDS : duration.toSeconds();
    }
}
