package io.segue.djset.sequencing;

import io.segue.djset.SetLength;
import io.segue.djset.SetRules;
import io.segue.library.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the tracks of a set from a pool: a beam search, the tracks that have to be in it put where they cost least, then exchanges with
 * the pool. Not proven optimal. The same pool in the same order gives the same choice. For one set at a time.
 */
final class SetSelection {

    private static final int NEAREST = 40;
    /** With an arc, the track that goes where the arc goes is rarely among the very nearest. */
    private static final int NEAREST_WITH_ARC = 300;

    private final List<Track> tracks;
    private final SetRules rules;
    private final Requested requested;
    private final EnergyRange range;
    private final Pool pool;
    private final PoolExchange exchange;
    private final int[] wanted;
    private final Set<Integer> taken;

    /**
     * @param tracks in an order that does not depend on how they arrived
     * @throws IllegalArgumentException naming what clashes with the length of the set, or the number of keys
     */
    SetSelection(List<Track> tracks, SetRules rules, Requested requested) {
        this.tracks = tracks;
        this.rules = rules;
        this.requested = requested;
        this.range = EnergyRange.ofPool(tracks);
        boolean arc = !rules.arc().points().isEmpty() && rules.arcWeight() > 0;
        this.pool = new Pool(tracks, rules, requested.banned(), arc ? NEAREST_WITH_ARC : NEAREST);
        this.exchange = new PoolExchange(pool);
        this.wanted = requested.wanted();
        this.taken = IntStream.of(wanted).boxed().collect(Collectors.toSet());
        new SelectionLimits(pool, rules, requested).check();
    }

    /** Whether the set is simply everything there is. */
    static boolean nothingIsLeftOut(List<Track> tracks, SetRules rules) {
        if (!rules.length().limited()) {
            return true;
        }
        Pool pool = new Pool(tracks, rules, List.of(), 0);
        int[] all = IntStream.range(0, pool.size).toArray();
        long shortest = IntStream.of(all).mapToLong(pool::seconds).min().orElse(0);
        return !rules.length().reached(pool.size - 1, pool.seconds(all) - shortest)
                && pool.mostOfOneArtist() <= rules.length().perArtist();
    }

    /** In which an arc moves that the whole pool could follow. */
    EnergyRange range() {
        return range;
    }

    /** The chosen, in a good order to begin with. */
    int[] choose() {
        int[] found = beam();
        if (found == null) {
            return asManyAsMayBe();
        }
        Draft draft = draft(withWanted(found));
        exchange.improve(draft);
        if (!exchange.diversify(draft, rules.distinctKeys())) {
            throw new IllegalArgumentException("No set of this length was found in " + rules.distinctKeys()
                    + " keys that keeps everything else that is asked; ask for fewer keys or a longer set.");
        }
        return draft.tracks();
    }

    /** The set in a better order, with tracks exchanged where that now pays. */
    int[] improve(int[] order) {
        Draft draft = draft(order);
        exchange.improve(draft);
        return draft.tracks();
    }

    private Draft draft(int[] order) {
        return new Draft(pool, rules, arc(order.length), taken, order);
    }

    private @Nullable ArcCosts arc(int positions) {
        return ArcCosts.of(tracks, rules, range, positions);
    }

    private int @Nullable [] beam() {
        int positions = expectedTracks();
        int opener = requested.opener();
        int[] others = IntStream.of(wanted).filter(track -> track != opener).toArray();
        PathRules paths = new PathRules(pool, rules, arc(positions), positions, others);
        BeamSearch search = new BeamSearch(pool, paths, positions);
        return search.search(opener < 0 ? search.openings(taken) : new int[] {opener}, taken);
    }

    private int expectedTracks() {
        SetLength length = rules.length();
        int byCount = length.tracks() == null ? pool.size : length.tracks();
        long byTime = length.duration() == null ? pool.size : length.duration().toSeconds() / pool.meanSeconds() + 1;
        return (int) Math.max(1, Math.min(pool.size, Math.min(byCount, byTime)));
    }

    /** Puts in what has to be played: where it costs least, or where it is locked. */
    private int[] withWanted(int[] found) {
        List<Integer> set = new ArrayList<>(IntStream.of(found).boxed().toList());
        Map<Integer, Integer> locked = requested.locked();
        for (int track : wanted) {
            if (!set.contains(track) && !locked.containsValue(track) && track != requested.closer()) {
                set.add(cheapestPlace(set, track), track);
            }
        }
        locked.forEach((position, track) -> {
            set.remove(track);
            set.add(Math.min(position, set.size()), track);
        });
        if (requested.closer() >= 0) {
            set.remove((Integer) requested.closer());
            set.add(requested.closer());
        }
        return set.stream().mapToInt(Integer::intValue).toArray();
    }

    private int cheapestPlace(List<Integer> set, int track) {
        int place = 0;
        long least = Long.MAX_VALUE;
        for (int p = 0; p <= set.size(); p++) {
            long cost = (p > 0 ? pool.cost(set.get(p - 1), track) : 0)
                    + (p < set.size() ? pool.cost(track, set.get(p)) : 0)
                    - (p > 0 && p < set.size() ? pool.cost(set.get(p - 1), set.get(p)) : 0);
            if (cost < least) {
                least = cost;
                place = p;
            }
        }
        return place;
    }

    /** Where the set cannot get as long as it should: whatever the limit on artists admits, the wanted first. */
    private int[] asManyAsMayBe() {
        List<Integer> set = new ArrayList<>(Arrays.stream(wanted).boxed().toList());
        long seconds = pool.seconds(wanted);
        for (int track = 0; track < pool.size && !rules.length().reached(set.size(), seconds); track++) {
            int candidate = track;
            long ofArtist = set.stream()
                    .filter(other -> pool.shareArtist(other, candidate))
                    .count();
            if (!taken.contains(track) && ofArtist < rules.length().perArtist()) {
                set.add(track);
                seconds += pool.seconds(track);
            }
        }
        return set.stream().mapToInt(Integer::intValue).toArray();
    }
}
