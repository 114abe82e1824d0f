package io.segue.djset.sequencing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bound makes of the rule against long runs in one key. Of {@code n} tracks of one key an order that keeps runs to {@code r} joins
 * at most {@code n - ⌈n/r⌉}, and each join beyond breaks the rule at least once: {@code V} tracks beyond the limit in {@code R} runs mean
 * {@code n ≤ rR + V}, so that {@code V ≥ r(⌈n/r⌉ - R) - (r - 1)}, which is no less than the joins beyond. A toll on each join of a group of
 * such tracks, less the toll on all that are free, therefore adds to no order more than its penalties. Groups are nested or disjoint: of
 * disjoint ones each has breaches of its own, and nested ones share the penalty, a part for each of {@value #MOST_NESTED}. Groups are
 * found where trees break the rule. In sixteenths of grains. Mutable: the bound raises the tolls.
 */
final class RunTolls {

    private static final int MOST_NESTED = 4;
    private static final int DEAREST = (int) (SpacingRules.PENALTY << OneTreeBound.SHIFT) / MOST_NESTED;

    private static final int[] NONE = {};

    private final int run;
    private final int[] key;
    private final List<Group> groups = new ArrayList<>();
    /** by node: the groups it is in */
    private final int[][] around;

    /** Tracks of one key. */
    private static final class Group {
        private final BitSet members;
        private final int[] each;
        private final int free;
        private int toll;
        private int beyond;
        private double direction;

        Group(BitSet members, int run) {
            this.members = members;
            this.each = members.stream().toArray();
            this.free = each.length - (each.length + run - 1) / run;
        }
    }

    private RunTolls(int[] key, int run) {
        this.run = run;
        this.key = key;
        this.around = new int[key.length][];
        Arrays.fill(around, NONE);
    }

    /** {@code null} where runs may be of any length. */
    static @Nullable RunTolls of(@Nullable SpacingRules rules) {
        return rules == null || rules.run() == 0 ? null : new RunTolls(rules.keys(), rules.run());
    }

    /** Adds to what it takes to go from the node to others, or takes it off again. */
    void add(int node, int sign, int[] to) {
        for (int g : around[node]) {
            Group group = groups.get(g);
            int toll = sign * group.toll;
            for (int other : group.each) {
                to[other] += toll;
            }
        }
    }

    /** On all joins that are free. */
    long given() {
        long sum = 0;
        for (Group group : groups) {
            sum += (long) group.toll * group.free;
        }
        return sum;
    }

    int[] tolls() {
        return groups.stream().mapToInt(group -> group.toll).toArray();
    }

    /** Groups found since cost nothing. */
    void set(int[] tolls) {
        for (int g = 0; g < groups.size(); g++) {
            groups.get(g).toll = g < tolls.length ? tolls[g] : 0;
            groups.get(g).direction = 0;
        }
    }

    /**
     * How far a tree is from keeping the rule.
     *
     * @param parent by node
     * @param nodes all but one that has no key
     * @return the part of the step's length that is the tolls': none where a toll is nothing and would become less
     */
    double beyond(int[] parent, int root, int nodes) {
        for (Group group : groups) {
            group.beyond = -group.free;
        }
        for (int node = 0; node < nodes; node++) {
            if (node != root && key[node] >= 0 && key[node] == key[parent[node]]) {
                for (int g : around[node]) {
                    groups.get(g).beyond += groups.get(g).members.get(parent[node]) ? 1 : 0;
                }
            }
        }
        double norm = 0;
        for (Group group : groups) {
            norm += group.toll == 0 && group.beyond < 0 ? 0 : group.beyond * group.beyond;
        }
        return norm;
    }

    void climb(double step) {
        for (Group group : groups) {
            group.direction = .7 * group.beyond + .3 * group.direction;
            group.toll = (int) Math.max(0, Math.min(DEAREST, group.toll + Math.round(step * group.direction)));
        }
    }

    /**
     * Makes groups of what a tree joins in one key beyond the limit.
     *
     * @return whether there are any new ones
     */
    boolean find(int[] parent, int root, int nodes) {
        DisjointSets joined = new DisjointSets(nodes);
        for (int node = 0; node < nodes; node++) {
            if (node != root && key[node] >= 0 && key[node] == key[parent[node]]) {
                joined.unite(node, parent[node]);
            }
        }
        int before = groups.size();
        joined.sets().filter(tracks -> tracks.cardinality() > run).forEach(this::group);
        return groups.size() > before;
    }

    /** Together with the groups it would neither hold nor fit into. */
    private void group(BitSet tracks) {
        for (Group other : groups) {
            if (tracks.intersects(other.members) && !contains(other.members, tracks)) {
                tracks.or(other.members);
            }
        }
        boolean fits = tracks.stream().allMatch(track -> around[track].length < MOST_NESTED);
        if (fits && groups.stream().noneMatch(group -> group.members.equals(tracks))) {
            groups.add(new Group(tracks, run));
            tracks.stream().forEach(track -> {
                around[track] = Arrays.copyOf(around[track], around[track].length + 1);
                around[track][around[track].length - 1] = groups.size() - 1;
            });
        }
    }

    private static boolean contains(BitSet whole, BitSet part) {
        BitSet rest = (BitSet) part.clone();
        rest.andNot(whole);
        return rest.isEmpty();
    }

    /** A matrix with the tolls on it, in whole units. */
    int[][] on(int[][] cost) {
        int[][] with = new int[cost.length][];
        for (int a = 0; a < cost.length; a++) {
            with[a] = cost[a].clone();
            for (int g : around[a]) {
                for (int b : groups.get(g).each) {
                    with[a][b] += groups.get(g).toll >> OneTreeBound.SHIFT;
                }
            }
        }
        return with;
    }

    /** On free joins by the matrix with the tolls. */
    long givenInUnits() {
        long sum = 0;
        for (Group group : groups) {
            sum += (long) (group.toll >> OneTreeBound.SHIFT) * group.free;
        }
        return sum;
    }
}
