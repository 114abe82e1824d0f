package io.segue.djset.sequencing;

import io.segue.djset.Sequence.BrokenRules;
import io.segue.djset.SetRules;
import io.segue.djset.TrackProfile;
import io.segue.library.MusicalKey;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Penalties for tracks of one artist too close to each other, and for stretches in one key beyond a limit. Next neighbours of one artist
 * are the transitions' concern. Both directions cost the same, and only what reaches across a place where an order is cut can change when
 * its parts are put together otherwise. Immutable.
 */
final class SpacingRules {

    /** A pair too close costs as much as the same artist twice in a row; a track beyond the run as much as a clash of keys. */
    static final long PENALTY = SetCosts.GRAINS / 4;

    private final int size;
    private final int spacing;
    private final int run;
    /** by track: the others of its artists, {@code null} where there are none; silence last */
    private final @Nullable BitSet[] partners;

    private final int[] key; // -1 where unknown, silence last
    /** tracks of each artist who has more than one, ascending */
    private final int[][] artists;
    /** by track: those artists of it */
    private final int[][] artistsOf;

    private SpacingRules(int spacing, int run, @Nullable BitSet[] partners, int[] key, List<int[]> artists) {
        this.size = key.length - 1;
        this.spacing = spacing;
        this.run = run;
        this.partners = partners;
        this.key = key;
        this.artists = artists.toArray(int[][]::new);
        this.artistsOf = new int[key.length][0];
        for (int artist = 0; artist < this.artists.length; artist++) {
            for (int track : this.artists[artist]) {
                artistsOf[track] = Arrays.copyOf(artistsOf[track], artistsOf[track].length + 1);
                artistsOf[track][artistsOf[track].length - 1] = artist;
            }
        }
    }

    /** {@code null} where no rule is set. */
    static @Nullable SpacingRules of(List<TrackProfile> tracks, SetRules rules) {
        if (rules.artistSpacing() == 0 && rules.keyRun() == 0) {
            return null;
        }
        int[] keys = new int[tracks.size() + 1];
        for (int track = 0; track < tracks.size(); track++) {
            keys[track] = number(tracks.get(track).key());
        }
        keys[tracks.size()] = -1;
        Map<Integer, BitSet> byArtist = byArtist(tracks);
        List<int[]> several = byArtist.values().stream()
                .filter(own -> own.cardinality() > 1)
                .map(own -> own.stream().toArray())
                .toList();
        return new SpacingRules(rules.artistSpacing(), rules.keyRun(), partners(tracks, byArtist), keys, several);
    }

    private static int number(@Nullable MusicalKey key) {
        return key == null ? -1 : 2 * key.number() + key.mode().ordinal();
    }

    private static Map<Integer, BitSet> byArtist(List<TrackProfile> tracks) {
        Map<Integer, BitSet> byArtist = new TreeMap<>();
        for (int track = 0; track < tracks.size(); track++) {
            for (int artist : tracks.get(track).artists()) {
                byArtist.computeIfAbsent(artist, any -> new BitSet()).set(track);
            }
        }
        return byArtist;
    }

    private static @Nullable BitSet[] partners(List<TrackProfile> tracks, Map<Integer, BitSet> byArtist) {
        @Nullable BitSet[] partners = new BitSet[tracks.size() + 1];
        for (int track = 0; track < tracks.size(); track++) {
            BitSet others = new BitSet();
            for (int artist : tracks.get(track).artists()) {
                others.or(Objects.requireNonNull(byArtist.get(artist)));
            }
            others.clear(track);
            partners[track] = others.isEmpty() ? null : others;
        }
        return partners;
    }

    /** Tracks of one key in a row at most, 0 for any number. */
    int run() {
        return run;
    }

    /** Tracks between two of one artist at least. */
    int spacing() {
        return spacing;
    }

    /** Tracks of each artist who has more than one, ascending. */
    int[][] artists() {
        return artists;
    }

    /** Those artists of a track. */
    int[] artistsOf(int track) {
        return artistsOf[track];
    }

    /** By track, 0 to 23, -1 where unknown; silence last. */
    int[] keys() {
        return key;
    }

    /** Of an order without silence, in grains. */
    long grains(int[] order) {
        BrokenRules broken = broken(order);
        return PENALTY * (broken.artistSpacing() - neighbours(order) + broken.keyRun());
    }

    /** How often the rules are broken, next neighbours included. */
    BrokenRules broken(int[] order) {
        int pairs = 0;
        int runs = 0;
        for (int p = 0; p < size; p++) {
            for (int q = p + 1; q <= Math.min(size - 1, p + spacing); q++) {
                pairs += sharesArtist(order[p], order[q]) ? 1 : 0;
            }
            runs += run > 0 && p + run < size && oneKey(order, p) ? 1 : 0;
        }
        return new BrokenRules(pairs, runs);
    }

    private int neighbours(int[] order) {
        int pairs = 0;
        for (int p = 1; spacing > 0 && p < size; p++) {
            pairs += sharesArtist(order[p - 1], order[p]) ? 1 : 0;
        }
        return pairs;
    }

    /**
     * Of a round trip through silence, in grains. Nothing reaches across silence.
     *
     * @param trip beginning anywhere
     */
    long ofTrip(int[] trip) {
        int at = 0;
        while (trip[at] != size) {
            at++;
        }
        int broken = 0;
        int sameKey = 0;
        int before = -1;
        for (int left = size - 1; left >= 0; left--) {
            at = at + 1 == trip.length ? 0 : at + 1;
            int one = key[trip[at]];
            sameKey = one >= 0 && one == before ? sameKey + 1 : 1;
            before = one;
            broken += run > 0 && sameKey > run ? 1 : 0;
            BitSet others = partners[trip[at]];
            for (int d = 2; others != null && d <= Math.min(spacing, left); d++) {
                int q = at + d < trip.length ? at + d : at + d - trip.length;
                broken += others.get(trip[q]) ? 1 : 0;
            }
        }
        return PENALTY * broken;
    }

    /**
     * Of a stretch of a round trip through silence, in grains. Nothing reaches across silence.
     *
     * @param nodes that follow each other, so many of them
     */
    long ofStretch(int[] nodes, int count) {
        int broken = 0;
        int sameKey = 0;
        int before = -1;
        for (int p = 0; p < count; p++) {
            int one = key[nodes[p]];
            sameKey = one >= 0 && one == before ? sameKey + 1 : 1;
            before = one;
            broken += run > 0 && sameKey > run ? 1 : 0;
            BitSet others = partners[nodes[p]];
            if (others != null) {
                int to = Math.min(count - 1, p + spacing);
                for (int q = p + 1; q <= to && nodes[q] != size; q++) {
                    broken += q > p + 1 && others.get(nodes[q]) ? 1 : 0;
                }
            }
        }
        return PENALTY * broken;
    }

    /**
     * Whether anything is broken across the cut between two nodes that follow each other.
     *
     * @param tour through silence
     * @param before the last node in front of the cut
     */
    boolean breaksBehind(Tour tour, int before) {
        int after = tour.next(before);
        if (before == size || after == size) {
            return false;
        }
        return (run > 0 && key[before] >= 0 && key[before] == key[after] && runAcross(tour, before, after) > run)
                || (spacing > 1 && artistsAcross(tour, before, after));
    }

    private int runAcross(Tour tour, int before, int after) {
        int length = 2;
        for (int node = tour.previous(before); length <= run && key[node] == key[before]; node = tour.previous(node)) {
            length++;
        }
        for (int node = tour.next(after); length <= run && key[node] == key[before]; node = tour.next(node)) {
            length++;
        }
        return length;
    }

    private boolean artistsAcross(Tour tour, int before, int after) {
        int left = before;
        for (int i = 0; i < spacing && left != size; i++) {
            BitSet others = partners[left];
            int right = after;
            for (int d = i + 1; others != null && d <= spacing && right != size; d++) {
                if (d > 1 && others.get(right)) {
                    return true;
                }
                right = tour.next(right);
            }
            left = tour.previous(left);
        }
        return false;
    }

    /** Over how many places a rule reaches. */
    int reach() {
        return Math.max(spacing, run);
    }

    /**
     * What is broken across any of the cuts, in grains.
     *
     * @param track by place from 1, silence at both ends
     * @param cuts places that are cut behind, ascending; one may stand there several times
     */
    long across(int[] track, int[] cuts) {
        int broken = 0;
        int done = 0;
        for (int cut : cuts) {
            for (int p = Math.max(done + 1, cut - reach() + 1); p <= cut; p++) {
                broken += from(track, p, cut);
            }
            done = Math.max(done, cut);
        }
        return PENALTY * broken;
    }

    /**
     * Notes for each of the places from..to how much is broken across a cut behind it, in grains.
     *
     * @param track as for {@link #across}
     */
    void noteAcross(int[] track, int from, int to, long[] behind) {
        Arrays.fill(behind, from, to + 1, 0);
        for (int p = Math.max(1, from - reach() + 1); p <= to; p++) {
            BitSet others = partners[track[p]];
            for (int q = p + 2; others != null && q <= Math.min(size, p + spacing); q++) {
                if (others.get(track[q])) {
                    add(behind, Math.max(p, from), Math.min(q - 1, to));
                }
            }
            if (run > 0 && p + run <= size && oneKey(track, p)) {
                add(behind, Math.max(p, from), Math.min(p + run - 1, to));
            }
        }
    }

    private static void add(long[] behind, int from, int to) {
        for (int p = from; p <= to; p++) {
            behind[p] += PENALTY;
        }
    }

    /** What begins at a place and reaches across the cut. */
    private int from(int[] track, int p, int cut) {
        int broken = 0;
        BitSet others = partners[track[p]];
        if (others != null) {
            int to = Math.min(size, p + spacing);
            for (int q = Math.max(p + 2, cut + 1); q <= to; q++) {
                broken += others.get(track[q]) ? 1 : 0;
            }
        }
        return run > 0 && p + run > cut && p + run <= size && oneKey(track, p) ? broken + 1 : broken;
    }

    private boolean oneKey(int[] order, int p) {
        int first = key[order[p]];
        if (first < 0) {
            return false;
        }
        for (int q = p + run; q > p; q--) {
            if (key[order[q]] != first) {
                return false;
            }
        }
        return true;
    }

    private boolean sharesArtist(int a, int b) {
        BitSet others = partners[a];
        return others != null && others.get(b);
    }
}
