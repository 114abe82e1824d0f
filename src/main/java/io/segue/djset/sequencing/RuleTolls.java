package io.segue.djset.sequencing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bound makes of the rules of spacing: of the tracks of a {@link RuleGroup} an order joins at most so many directly, and each join
 * beyond breaks the rule once. A toll on each join of the group, less the toll on all that are free, therefore adds to no order more than
 * its penalties, as long as nothing broken is paid for twice: the tolls of all groups that one and the same track pays for come to one
 * penalty at most, for runs and for artists each. In sixteenths of grains. Mutable: the bound raises the tolls.
 */
final class RuleTolls {

    private static final int DEAREST = (int) (SpacingRules.PENALTY << OneTreeBound.SHIFT);

    private static final int[] NONE = {};

    private final List<RuleGroup> groups = new ArrayList<>();
    private int[] tolls = new int[16];
    /** by node: the groups it is in, as {@code ~group} where it is one of those kept apart */
    private final int[][] around;
    /** by rule and node: the tolls it pays for */
    private final int[][] load;

    RuleTolls(int nodes) {
        this.around = new int[nodes][];
        Arrays.fill(around, NONE);
        this.load = new int[RuleGroup.Rule.values().length][nodes];
    }

    /** {@code null} where there are no rules that reach further than neighbours. */
    static @Nullable RuleTolls of(@Nullable SpacingRules rules) {
        return rules == null || rules.reach() < 2 && rules.run() == 0 ? null : new RuleTolls(rules.keys().length);
    }

    List<RuleGroup> groups() {
        return groups;
    }

    /** Without a toll yet. */
    void add(RuleGroup group) {
        int number = groups.size();
        groups.add(group);
        if (number == tolls.length) {
            tolls = Arrays.copyOf(tolls, 2 * number);
        }
        for (int k = 0; k < group.tracks().length; k++) {
            int track = group.tracks()[k];
            around[track] = Arrays.copyOf(around[track], around[track].length + 1);
            around[track][around[track].length - 1] = k < group.between() ? number : ~number;
        }
    }

    /** How many groups a track is in. */
    int around(int track) {
        return around[track].length;
    }

    int toll(int group) {
        return tolls[group];
    }

    /**
     * Raises or lowers the toll as far as what its tracks pay for allows.
     *
     * @return by how much it changed
     */
    int change(int group, long by) {
        RuleGroup one = groups.get(group);
        int[] paid = load[one.rule().ordinal()];
        long allowed = Math.max(by, -tolls[group]);
        for (int k = 0; k < one.between(); k++) {
            allowed = Math.min(allowed, DEAREST - paid[one.tracks()[k]]);
        }
        for (int k = 0; k < one.between(); k++) {
            paid[one.tracks()[k]] += (int) allowed;
        }
        tolls[group] += (int) allowed;
        return (int) allowed;
    }

    /** Adds to what it takes to go from the node to others, or takes it off again. */
    void add(int node, int sign, int[] to) {
        for (int g : around[node]) {
            int group = g < 0 ? ~g : g;
            int toll = sign * tolls[group];
            RuleGroup one = groups.get(group);
            int count = g < 0 ? one.between() : one.tracks().length;
            for (int k = 0; toll != 0 && k < count; k++) {
                to[one.tracks()[k]] += toll;
            }
        }
    }

    /** On all joins that are free. */
    long given() {
        long sum = 0;
        for (int g = 0; g < groups.size(); g++) {
            sum += (long) tolls[g] * groups.get(g).free();
        }
        return sum;
    }

    int[] tolls() {
        return Arrays.copyOf(tolls, groups.size());
    }

    /** Groups found since cost nothing. */
    void set(int[] others) {
        for (int[] paid : load) {
            Arrays.fill(paid, 0);
        }
        Arrays.fill(tolls, 0);
        for (int g = 0; g < others.length; g++) {
            change(g, others[g]);
        }
    }

    /** A matrix with the tolls on it, in whole units. */
    int[][] on(int[][] cost) {
        int[][] with = new int[cost.length][];
        for (int a = 0; a < cost.length; a++) {
            with[a] = cost[a].clone();
            for (int g : around[a]) {
                RuleGroup group = groups.get(g < 0 ? ~g : g);
                int count = g < 0 ? group.between() : group.tracks().length;
                for (int k = 0; k < count; k++) {
                    with[a][group.tracks()[k]] += tolls[g < 0 ? ~g : g] >> OneTreeBound.SHIFT;
                }
            }
            with[a][a] = cost[a][a];
        }
        return with;
    }

    /** On free joins by the matrix with the tolls. */
    long givenInUnits() {
        long sum = 0;
        for (int g = 0; g < groups.size(); g++) {
            sum += (long) (tolls[g] >> OneTreeBound.SHIFT) * groups.get(g).free();
        }
        return sum;
    }
}
