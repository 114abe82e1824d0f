package io.segue.djset;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of single tracks, each named by its uri, its location, its label "Artist - Title", or a part of the label; case is ignored.
 * All of it holds without exception: a set that cannot be so is refused. Whoever opens, closes or is locked is played, from a pool too.
 *
 * @param opener plays first, {@code null} for any
 * @param closer plays last, {@code null} for any
 * @param mustPlay are part of the set, wherever
 * @param locked track by position, from 1
 * @param banned pairs that do not follow each other, either way round
 */
public record TrackRequests(
        @Nullable String opener,
        @Nullable String closer,
        List<String> mustPlay,
        Map<Integer, String> locked,
        List<Pair> banned) {

    public static final TrackRequests NONE = new TrackRequests(null, null, List.of(), Map.of(), List.of());

    /** Two tracks by name, in either order. */
    public record Pair(String one, String other) {

        public Pair {
            requireName("banned", one);
            requireName("banned", other);
        }
    }

    public TrackRequests {
        mustPlay = List.copyOf(mustPlay);
        locked = Collections.unmodifiableMap(new TreeMap<>(locked)); // keeps its order, which Map.copyOf does not
        banned = List.copyOf(banned);
        if (opener != null) {
            requireName("opener", opener);
        }
        if (closer != null) {
            requireName("closer", closer);
        }
        mustPlay.forEach(name -> requireName("mustPlay", name));
        locked.forEach((position, name) -> {
            requireName("locked", name);
            if (position < 1) {
                throw new IllegalArgumentException(
                        "positions count from 1, but \"" + name + "\" is locked to position " + position);
            }
        });
        if (opener != null && locked.containsKey(1) && !Objects.equals(locked.get(1), opener)) {
            throw new IllegalArgumentException("\"" + opener + "\" is to open and \"" + locked.get(1)
                    + "\" is locked to position 1; keep one of the two");
        }
    }

    private static void requireName(String key, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(key + " names no track; name one by a part of \"Artist - Title\"");
        }
    }

    /** The same with an opener and a closer. */
    public TrackRequests between(@Nullable String first, @Nullable String last) {
        return new TrackRequests(first, last, mustPlay, locked, banned);
    }

    public TrackRequests playing(List<String> names) {
        return new TrackRequests(opener, closer, names, locked, banned);
    }

    /** The same with these tracks locked, by position from 1. */
    public TrackRequests locking(Map<Integer, String> names) {
        return new TrackRequests(opener, closer, mustPlay, names, banned);
    }

    public TrackRequests banning(List<Pair> pairs) {
        return new TrackRequests(opener, closer, mustPlay, locked, pairs);
    }
}
