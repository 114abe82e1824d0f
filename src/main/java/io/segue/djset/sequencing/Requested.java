package io.segue.djset.sequencing;

import io.segue.djset.NamedTrack;
import io.segue.djset.TrackRequests;
import io.segue.library.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The requests for single tracks, found among the tracks there are: names turned into numbers, clashes refused by name. Immutable. */
final class Requested {

    private static final int NOBODY = -1;

    private final List<Track> tracks;
    private final int opener;
    private final int closer;
    private final int[] mustPlay;
    /** track by position from 0 */
    private final TreeMap<Integer, Integer> locked = new TreeMap<>();

    private final List<Placement.Pair> banned = new ArrayList<>();

    /**
     * @param tracks all there are, in canonical order
     * @throws IllegalArgumentException when a name finds no track or several, or two requests contradict each other
     */
    Requested(List<Track> tracks, TrackRequests requests) {
        this.tracks = tracks;
        this.opener = requests.opener() == null ? NOBODY : NamedTrack.find(tracks, requests.opener());
        this.closer = requests.closer() == null ? NOBODY : NamedTrack.find(tracks, requests.closer());
        this.mustPlay = requests.mustPlay().stream()
                .mapToInt(name -> NamedTrack.find(tracks, name))
                .toArray();
        requests.locked().forEach((position, name) -> lock(locked, position - 1, NamedTrack.find(tracks, name)));
        if (opener != NOBODY) {
            lock(locked, 0, opener);
        }
        if (opener != NOBODY && opener == closer && tracks.size() > 1) {
            throw new IllegalArgumentException(
                    "\"" + label(opener) + "\" cannot both open and close; keep one of the two.");
        }
        requests.banned().forEach(this::ban);
    }

    private void ban(TrackRequests.Pair pair) {
        int one = NamedTrack.find(tracks, pair.one());
        int other = NamedTrack.find(tracks, pair.other());
        if (one == other) {
            throw new IllegalArgumentException("The banned pair \"" + pair.one() + "\" and \"" + pair.other()
                    + "\" is one track, \"" + label(one) + "\"; name two.");
        }
        banned.add(new Placement.Pair(one, other));
    }

    private void lock(Map<Integer, Integer> locks, int position, int track) {
        locks.forEach((taken, other) -> {
            if (other == track && taken != position) {
                throw new IllegalArgumentException("\"" + label(track) + "\" cannot play both at position "
                        + (taken + 1) + " and at position " + (position + 1) + "; keep one of the two.");
            }
        });
        Integer other = locks.put(position, track);
        if (other != null && other != track) {
            throw new IllegalArgumentException("Position " + (position + 1) + " is kept for both \"" + label(other)
                    + "\" and \"" + label(track) + "\"; keep one of the two.");
        }
    }

    /** Who opens, -1 for anybody. */
    int opener() {
        return opener;
    }

    /** Who closes, -1 for anybody. */
    int closer() {
        return closer;
    }

    /** Track by position from 0, ascending; an opener is locked to the first. */
    Map<Integer, Integer> locked() {
        return locked;
    }

    List<Placement.Pair> banned() {
        return banned;
    }

    /** The tracks that have to be in the set, ascending. */
    int[] wanted() {
        return Stream.of(
                        IntStream.of(opener, closer),
                        IntStream.of(mustPlay),
                        locked.values().stream().mapToInt(Integer::intValue))
                .flatMapToInt(numbers -> numbers)
                .filter(number -> number != NOBODY)
                .distinct()
                .sorted()
                .toArray();
    }

    /**
     * What is fixed about the order of a set.
     *
     * @param chosen its tracks, ascending; the placement numbers them by their place in this array
     */
    Placement within(int[] chosen) {
        TreeMap<Integer, Integer> locks = new TreeMap<>();
        locked.forEach((position, track) -> {
            if (position >= chosen.length) {
                throw new IllegalArgumentException("\"" + label(track) + "\" is locked to position " + (position + 1)
                        + ", but the set has " + chosen.length
                        + " tracks; lock it further to the front, or make the set longer.");
            }
            locks.put(position, track);
        });
        if (closer != NOBODY) {
            lock(locks, chosen.length - 1, closer);
        }
        requireNoBanBetween(locks);
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int number = 0; number < chosen.length; number++) {
            numbers.put(chosen[number], number);
        }
        locks.replaceAll((position, track) -> Objects.requireNonNull(numbers.get(track)));
        return new Placement(
                locks,
                banned.stream()
                        .filter(pair -> numbers.containsKey(pair.a()) && numbers.containsKey(pair.b()))
                        .map(pair -> new Placement.Pair(
                                Objects.requireNonNull(numbers.get(pair.a())),
                                Objects.requireNonNull(numbers.get(pair.b()))))
                        .toList());
    }

    private void requireNoBanBetween(TreeMap<Integer, Integer> locks) {
        locks.forEach((position, track) -> {
            Integer next = locks.get(position + 1);
            if (next != null && banned.stream().anyMatch(pair -> pair.joins(track, next))) {
                throw new IllegalArgumentException("\"" + label(track) + "\" and \"" + label(next)
                        + "\" are a banned pair, but locked to positions " + (position + 1) + " and " + (position + 2)
                        + "; lift the ban or one of the locks.");
            }
        });
    }

    /** The order breaks what was asked. @throws IllegalArgumentException always */
    void refuse(int[] chosen, int[] order, boolean proven) {
        int[] played = Arrays.stream(order).map(i -> chosen[i]).toArray();
        for (int p = 1; p < played.length; p++) {
            int before = played[p - 1];
            int track = played[p];
            if (banned.stream().anyMatch(pair -> pair.joins(before, track))) {
                throw new IllegalArgumentException((proven ? "No order of these " : "No order was found of these ")
                        + played.length
                        + " tracks that keeps every lock and every banned pair apart; in the best one \""
                        + label(before) + "\" and \"" + label(track)
                        + "\" follow each other. Lift that ban, unlock a track, or add tracks.");
            }
        }
        throw new IllegalArgumentException("No order was found of these " + played.length
                + " tracks that keeps every lock; unlock a track, or lift a ban.");
    }

    String label(int track) {
        return tracks.get(track).label();
    }
}
