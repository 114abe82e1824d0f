package io.segue.djset.pool;

import io.segue.djset.SetLength;
import io.segue.djset.SetRules;
import io.segue.djset.definition.Freshness;
import io.segue.library.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps tracks that were played lately out of a pool, so that a stated share of the set is fresh. A pool with too few fresh tracks still
 * makes a whole set: then those played longest ago come back first. Deterministic.
 */
public final class FreshPool {

    /** Assumed where the length of a track is unknown. */
    private static final Duration USUAL = Duration.ofMinutes(4);

    private static final int ROUNDS = 8;

    private final List<Track> tracks;
    private final Map<String, Integer> playedAgo;
    private final Freshness freshness;
    private final SetLength length;
    private final Requested requested;

    /**
     * @param tracks that may be played
     * @param playedAgo by {@link TrackIdentity}: how many sets ago the track was played last, 1 for the last set
     */
    public FreshPool(List<Track> tracks, Map<String, Integer> playedAgo, Freshness freshness, SetRules rules) {
        this.tracks = tracks;
        this.playedAgo = playedAgo;
        this.freshness = freshness;
        this.length = rules.length();
        this.requested = new Requested(rules.requests());
    }

    /**
     * The numbers of the tracks to keep out.
     *
     * @param set finds the set of a pool without the given numbers, as numbers of tracks in order
     */
    public Set<Integer> keptOut(Function<Set<Integer>, List<Integer>> set) {
        Set<Integer> out = Set.of();
        List<Integer> chosen = set.apply(out);
        for (int round = 0; round < ROUNDS && surplus(chosen) > 0; round++) {
            Set<Integer> next = withoutSurplus(chosen, round);
            if (next.equals(out)) {
                break;
            }
            out = next;
            chosen = set.apply(out);
        }
        return out;
    }

    /** How many tracks of a set were played lately beyond what is allowed. */
    private int surplus(List<Integer> chosen) {
        return (int) chosen.stream().filter(this::stale).count() - freshness.staleAllowed(chosen.size());
    }

    boolean stale(int track) {
        return ago(track) <= freshness.sets();
    }

    private int ago(int track) {
        return playedAgo.getOrDefault(TrackIdentity.of(tracks.get(track)), Integer.MAX_VALUE);
    }

    /** Of what was played lately only as much stays as the set may have, those it chose first; more where fresh ones are too few. */
    private Set<Integer> withoutSurplus(List<Integer> chosen, int round) {
        Set<Integer> wanted = new HashSet<>(chosen);
        List<Integer> stale = new ArrayList<>();
        for (int track = 0; track < tracks.size(); track++) {
            if (stale(track) && !requested.mayMean(tracks.get(track))) {
                stale.add(track);
            }
        }
        stale.sort(Comparator.comparing((Integer track) -> !wanted.contains(track))
                .thenComparing(Comparator.comparing(this::ago).reversed())
                .thenComparing(Comparator.naturalOrder()));
        int asked = (int) chosen.stream()
                .filter(track -> stale(track) && requested.mayMean(tracks.get(track)))
                .count();
        int allowed = Math.max(0, freshness.staleAllowed(chosen.size()) - asked - round);
        int staying = Math.min(stale.size(), Math.max(allowed, missing(stale)));
        List<Integer> back = new ArrayList<>(stale);
        if (staying > allowed) { // too few fresh ones: whoever was played longest ago
            back.sort(Comparator.comparing(this::ago).reversed().thenComparing(Comparator.naturalOrder()));
        }
        return new HashSet<>(back.subList(staying, back.size()));
    }

    /** How many tracks of the stale ones a set needs at least because there is too little else. */
    private int missing(List<Integer> stale) {
        Set<Integer> out = new HashSet<>(stale);
        int count = 0;
        long seconds = 0;
        for (int track = 0; track < tracks.size(); track++) {
            if (!out.contains(track)) {
                count++;
                seconds += seconds(track);
            }
        }
        int needed = 0;
        List<Integer> oldestFirst = new ArrayList<>(stale);
        oldestFirst.sort(Comparator.comparing(this::ago).reversed().thenComparing(Comparator.naturalOrder()));
        while (needed < oldestFirst.size() && !length.reached(count, seconds)) {
            seconds += seconds(oldestFirst.get(needed));
            count++;
            needed++;
        }
        return needed;
    }

    private long seconds(int track) {
        Duration duration = tracks.get(track).duration();
        return (duration == null ? USUAL : duration).toSeconds();
    }
}
