package io.segue.djset.sequencing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the groups of which trees, on average, join more than the rules of spacing allow: around each track and each pair of tracks that
 * are joined for artists, and grown from each track by what it is joined to most for keys. Deterministic.
 */
final class RuleGroups {

    private static final double LEAST = .05;
    private static final int MOST_AROUND = 16;
    private static final int LONGEST_GROUP = 41;

    private record Found(RuleGroup group, double beyond) {}

    private final SpacingRules rules;
    private final SparseTrees trees;
    private final RuleTolls tolls;
    private final int tracks;
    private final Set<RuleGroup> known = new HashSet<>();
    private final List<Found> found = new ArrayList<>();
    /** by artist: joins of a track */
    private final double[] joins;

    private final double[] gain;
    private final boolean[] in;

    RuleGroups(SpacingRules rules, SparseTrees trees, RuleTolls tolls) {
        this.rules = rules;
        this.trees = trees;
        this.tolls = tolls;
        this.tracks = rules.keys().length - 1;
        this.joins = new double[rules.artists().length];
        this.gain = new double[tracks];
        this.in = new boolean[tracks];
    }

    /** Puts tolls on what is broken most. @return how many groups are new */
    int find() {
        found.clear();
        for (int track = 0; track < tracks; track++) {
            if (rules.spacing() > 1) {
                around(track);
            }
            if (rules.run() > 0 && rules.keys()[track] >= 0) {
                grow(track);
            }
        }
        found.sort(Comparator.comparingDouble((Found one) -> -one.beyond)); // stable: ties by track
        int taken = 0;
        for (Found one : found) {
            if (Arrays.stream(one.group.tracks(), 0, one.group.between())
                            .allMatch(track -> tolls.around(track) < MOST_AROUND)
                    && known.add(one.group)) {
                tolls.add(one.group);
                taken++;
            }
        }
        return taken;
    }

    private void around(int track) {
        int[] others = trees.neighbours(track);
        addJoins(track, 1);
        for (int k = 0; k < others.length; k++) {
            if (trees.share(track, k) > 0) {
                for (int artist : rules.artistsOf(others[k])) {
                    offer(artist, 1, track, track);
                }
            }
        }
        for (int k = 0; k < others.length && rules.spacing() > 2; k++) {
            int other = others[k];
            double share = trees.share(track, k);
            if (other > track && share > LEAST) {
                addJoins(other, 1);
                for (int artist : allArtists(track, other)) {
                    offer(artist, 2 - share, track, other);
                }
                addJoins(other, -1);
            }
        }
        addJoins(track, -1);
    }

    private int[] allArtists(int track, int other) {
        Set<Integer> all = new TreeSet<>();
        for (int one : new int[] {track, other}) {
            int[] next = trees.neighbours(one);
            for (int k = 0; k < next.length; k++) {
                if (trees.share(one, k) > 0) {
                    for (int artist : rules.artistsOf(next[k])) {
                        all.add(artist);
                    }
                }
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private void addJoins(int track, int sign) {
        int[] others = trees.neighbours(track);
        for (int k = 0; k < others.length; k++) {
            for (int artist : rules.artistsOf(others[k])) {
                joins[artist] += sign * trees.share(track, k);
            }
        }
    }

    private void offer(int artist, double allowed, int track, int other) {
        if (joins[artist] < allowed + LEAST) {
            return;
        }
        int[] apart = rules.artists()[artist];
        if (Arrays.binarySearch(apart, track) >= 0 || Arrays.binarySearch(apart, other) >= 0) {
            return;
        }
        int[] between = track == other ? new int[] {track} : new int[] {track, other};
        RuleGroup group = RuleGroup.artist(between, apart, rules.spacing());
        if (!known.contains(group)) {
            found.add(new Found(group, joins[artist] - allowed));
        }
    }

    /** Tracks of one key, one after the other, that which is joined most to those before. */
    private void grow(int seed) {
        int[] members = new int[LONGEST_GROUP];
        int[] border = new int[tracks];
        int borders = 0;
        int count = 0;
        double joined = 0;
        int next = seed;
        double best = 0;
        int bestCount = 0;
        while (true) {
            members[count++] = next;
            in[next] = true;
            joined += gain[next];
            int free = count - (count + rules.run() - 1) / rules.run();
            if (joined - free > best + 1e-9) {
                best = joined - free;
                bestCount = count;
            }
            if (count == LONGEST_GROUP) {
                break;
            }
            int[] others = trees.neighbours(next);
            for (int k = 0; k < others.length; k++) {
                int other = others[k];
                double share = trees.share(next, k);
                if (share > 0 && rules.keys()[other] == rules.keys()[seed]) {
                    if (gain[other] == 0) {
                        border[borders++] = other;
                    }
                    gain[other] += share;
                }
            }
            next = -1;
            for (int b = 0; b < borders; b++) {
                if (!in[border[b]] && (next < 0 || gain[border[b]] > gain[next] + 1e-9)) {
                    next = border[b];
                }
            }
            if (next < 0) {
                break;
            }
        }
        for (int b = 0; b < borders; b++) {
            gain[border[b]] = 0;
        }
        for (int k = 0; k < count; k++) {
            in[members[k]] = false;
        }
        if (best > LEAST) {
            RuleGroup group = RuleGroup.run(Arrays.copyOf(members, bestCount), rules.run());
            if (!known.contains(group)) {
                found.add(new Found(group, best));
            }
        }
    }
}
