package io.segue.djset.sequencing;

import io.segue.djset.CostModel;
import io.segue.djset.SetLength;
import io.segue.djset.SetRules;
import io.segue.djset.TrackProfile;
import io.segue.djset.TransitionCost;
import io.segue.library.MusicalKey;
import io.segue.library.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses from a pool the tracks of a set of a given length: a beam search over sequences of near tracks, then exchanges of single tracks
 * while they pay. Not proven optimal. The same pool in the same order gives the same choice.
 */
final class SetSelection {

    private static final int BEAM = 160;
    private static final int OPENINGS = 800;
    private static final int BRANCHES = 12;
    private static final int NEAREST = 40;
    private static final int ROUNDS = 20;
    /** Assumed where the length of a track is unknown. */
    private static final long USUAL_SECONDS = 240;
    /** Beyond this difference of tempo a pool that needs choosing from has something nearer. */
    private static final double NEAR_TEMPO = .02;

    private final CostModel model;
    private final int keyRun;
    private final int artistSpacing;
    private final SetLength length;
    private final TrackProfile[] profiles;
    private final long[] seconds;
    /** tracks by key (24: unknown), slowest first */
    private final int[][] byKey = new int[25][];

    private final Map<Integer, List<Integer>> nearest = new HashMap<>();

    /** One way to begin a set. */
    private record Path(@Nullable Path before, int track, int tracks, long seconds, int run, long cost) {

        boolean plays(int other) {
            for (Path path = this; path != null; path = path.before) {
                if (path.track == other) {
                    return true;
                }
            }
            return false;
        }
    }

    private SetSelection(List<Track> pool, SetRules rules, SetLength length) {
        this.model = rules.model();
        this.keyRun = rules.keyRun();
        this.artistSpacing = rules.artistSpacing();
        this.length = length;
        this.profiles = TrackProfile.of(pool).toArray(TrackProfile[]::new);
        this.seconds = pool.stream().mapToLong(SetSelection::seconds).toArray();
        for (int key = 0; key < byKey.length; key++) {
            int wanted = key;
            byKey[key] = IntStream.range(0, profiles.length)
                    .filter(track -> key(track) == wanted)
                    .boxed()
                    .sorted(Comparator.comparingDouble(this::bpm))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }

    /**
     * @param pool in an order that does not depend on how it arrived
     * @return the numbers of the chosen, ascending; all where the pool is not longer than the set
     * @throws IllegalArgumentException naming what clashes with the length
     */
    static int[] choose(List<Track> pool, SetRules rules, Requested requested) {
        SetSelection selection = new SetSelection(pool, rules, rules.length());
        int[] chosen = selection.everythingFits()
                ? IntStream.range(0, pool.size()).toArray()
                : IntStream.concat(IntStream.of(requested.wanted()), IntStream.of(selection.exchange(selection.beam())))
                        .distinct()
                        .sorted()
                        .toArray();
        return chosen;
    }

    /** What always taking the cheapest next track would choose; to measure against. */
    static int[] greedily(List<Track> pool, SetRules rules, SetLength length) {
        SetSelection selection = new SetSelection(pool, rules, length);
        Path path = selection.opening(0);
        while (!selection.full(path)) {
            Path best = null;
            for (int track = 0; track < pool.size(); track++) {
                Path next = path.plays(track) ? null : selection.then(path, track);
                best = next != null && (best == null || next.cost < best.cost) ? next : best;
            }
            if (best == null) {
                break;
            }
            path = best;
        }
        return tracks(path);
    }

    private boolean everythingFits() {
        return !length.reached(profiles.length, Arrays.stream(seconds).sum());
    }

    private int[] beam() {
        List<Path> beam = new ArrayList<>();
        int openings = Math.min(OPENINGS, profiles.length);
        for (int k = 0; k < openings; k++) {
            beam.add(opening((int) ((long) k * profiles.length / openings)));
        }
        Path best = null;
        while (!beam.isEmpty()) {
            List<Path> next = new ArrayList<>();
            for (Path path : beam) {
                if (full(path)) {
                    best = best == null || perTrack(path) < perTrack(best) ? path : best;
                } else {
                    next.addAll(branches(path));
                }
            }
            next.sort(Comparator.comparingLong(Path::cost).thenComparingInt(Path::track));
            beam = distinct(next);
        }
        return best == null ? new int[0] : tracks(best);
    }

    /** Paths that end alike crowd out others: one per last track and length. */
    private static List<Path> distinct(List<Path> paths) {
        Set<Integer> lasts = new HashSet<>();
        return paths.stream().filter(path -> lasts.add(path.track)).limit(BEAM).toList();
    }

    private static double perTrack(Path path) {
        return (double) path.cost / Math.max(1, path.tracks - 1);
    }

    private Path opening(int track) {
        return new Path(null, track, 1, seconds[track], 1, 0);
    }

    private boolean full(Path path) {
        return length.reached(path.tracks, path.seconds);
    }

    private List<Path> branches(Path path) {
        List<Path> found = new ArrayList<>();
        for (int track : near(path.track)) {
            Path next = path.plays(track) ? null : then(path, track);
            if (next != null) {
                found.add(next);
            }
        }
        if (found.isEmpty()) {
            for (int track = 0; track < profiles.length; track++) {
                Path next = path.plays(track) ? null : then(path, track);
                if (next != null) {
                    found.add(next);
                }
            }
        }
        found.sort(Comparator.comparingLong(Path::cost).thenComparingInt(Path::track));
        return found.size() > BRANCHES ? found.subList(0, BRANCHES) : found;
    }

    private @Nullable Path then(Path path, int track) {
        int ofArtist = 0;
        int back = 1;
        long penalty = 0;
        for (Path p = path; p != null; p = p.before, back++) {
            if (profiles[p.track].sharesArtist(profiles[track])) {
                ofArtist++;
                penalty += back <= artistSpacing ? SpacingRules.PENALTY : 0;
            }
        }
        if (ofArtist >= length.perArtist()) {
            return null;
        }
        int run = key(track) == key(path.track) && key(track) < 24 ? path.run + 1 : 1;
        penalty += keyRun > 0 && run > keyRun ? SpacingRules.PENALTY : 0;
        return new Path(
                path,
                track,
                path.tracks + 1,
                path.seconds + seconds[track],
                run,
                path.cost + cost(path.track, track) + penalty);
    }

    /** Tracks of compatible keys and near tempo. */
    private List<Integer> near(int track) {
        return nearest.computeIfAbsent(track, this::findNear);
    }

    private List<Integer> findNear(int track) {
        List<Integer> near = new ArrayList<>();
        int key = key(track);
        double bpm = bpm(track);
        for (int other = 0; other < byKey.length; other++) {
            if (key == 24 || other == 24 || compatible(key, other)) {
                int[] bucket = byKey[other];
                int at = firstFrom(bucket, bpm * (1 - NEAR_TEMPO));
                for (; at < bucket.length && bpm(bucket[at]) <= bpm * (1 + NEAR_TEMPO); at++) {
                    near.add(bucket[at]);
                }
            }
        }
        long[] sorted = near.stream()
                .mapToLong(other -> cost(track, other) << 20 | other)
                .sorted()
                .limit(NEAREST)
                .toArray();
        return Arrays.stream(sorted)
                .mapToObj(costAndTrack -> (int) (costAndTrack & 0xFFFFF))
                .filter(other -> other != track)
                .toList();
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

    /** Replaces one track after the other by the one that fits best between its neighbours, until nothing pays any more. */
    private int[] exchange(int[] chosen) {
        int[] set = chosen.clone();
        boolean better = true;
        for (int round = 0; round < ROUNDS && better; round++) {
            better = false;
            for (int p = 0; set.length > 1 && p < set.length; p++) {
                better |= replace(set, p);
            }
        }
        return set;
    }

    private boolean replace(int[] set, int p) {
        int old = set[p];
        int best = old;
        long least = rulesCost(set);
        for (int track : near(set[p == 0 ? 1 : p - 1])) {
            // Not shorter, so that the set keeps its length.
            if (seconds[track] < seconds[old] || cost(set, p, track) >= cost(set, p, best) || contains(set, track)) {
                continue;
            }
            set[p] = track;
            long cost = fewEnough(set, track) ? rulesCost(set) : Long.MAX_VALUE;
            if (cost < least) {
                least = cost;
                best = track;
            }
        }
        set[p] = best;
        return best != old;
    }

    private static boolean contains(int[] set, int track) {
        return Arrays.stream(set).anyMatch(other -> other == track);
    }

    private long cost(int[] set, int p, int track) {
        long cost = p > 0 ? cost(set[p - 1], track) : 0;
        return p + 1 < set.length ? cost + cost(track, set[p + 1]) : cost;
    }

    private boolean fewEnough(int[] set, int track) {
        return IntStream.of(set)
                        .filter(other -> profiles[other].sharesArtist(profiles[track]))
                        .count()
                <= length.perArtist();
    }

    private long rulesCost(int[] set) {
        Path path = opening(set[0]);
        for (int p = 1; p < set.length; p++) {
            path = Objects.requireNonNullElse(then(path, set[p]), path);
        }
        return path.cost;
    }

    private long cost(int a, int b) {
        return (long) TransitionCost.between(profiles[a], profiles[b], model).units(model)
                * (SetCosts.GRAINS / TransitionCost.UNITS);
    }

    private int key(int track) {
        MusicalKey key = profiles[track].key();
        return key == null ? 24 : 2 * (key.number() - 1) + key.mode().ordinal();
    }

    private double bpm(int track) {
        Double bpm = profiles[track].bpm();
        return bpm == null ? 0 : bpm;
    }

    private static long seconds(Track track) {
        Duration duration = track.duration();
        return duration == null ? USUAL_SECONDS : duration.toSeconds();
    }

    private static int[] tracks(Path path) {
        int[] tracks = new int[path.tracks];
        Path p = path;
        for (int k = path.tracks - 1; k >= 0; k--) {
            tracks[k] = Objects.requireNonNull(p).track;
            p = p.before;
        }
        return tracks;
    }
}
