package io.segue.djset.sequencing;

import java.util.Arrays;

/**
 * Tracks of which an order that keeps a rule of spacing joins at most so many directly, two of one artist never counted. Each join beyond
 * breaks the rule at least once, within the group. An order joins {@code |T| - R} of a group {@code T} of which it makes {@code R}
 * stretches.
 *
 * <p>Tracks of one key, where runs are kept to {@code r}: {@code |T| - ⌈|T|/r⌉}. {@code V} tracks beyond the limit in {@code R} stretches
 * mean {@code |T| ≤ rR + V}, so that {@code V ≥ r(⌈|T|/r⌉ - R) - (r - 1)}, which is no less than the joins beyond, {@code ⌈|T|/r⌉ - R}.
 *
 * <p>{@code m} tracks of one artist, with {@code d} others between two of them, and {@code s} tracks that come between them:
 * {@code s + min(⌊s/d⌋, m - 1)}. A stretch with {@code j} of the artist's and {@code i} of the others has {@code j - 1} gaps, of which at
 * most {@code ⌊i/d⌋} are wide enough, and each of the rest is a pair too near that is no pair of neighbours, as those are not joined here;
 * over all stretches that is no less than {@code m - ⌊s/d⌋ - R}.
 *
 * @param tracks those that come between, ascending, then those kept apart, ascending
 * @param between how many come between; with keys all of them
 * @param free joins that break nothing
 */
record RuleGroup(Rule rule, int[] tracks, int between, int free) {

    enum Rule {
        RUNS,
        ARTISTS
    }

    static RuleGroup run(int[] tracks, int run) {
        int[] sorted = tracks.clone();
        Arrays.sort(sorted);
        return new RuleGroup(Rule.RUNS, sorted, sorted.length, sorted.length - (sorted.length + run - 1) / run);
    }

    /**
     * @param between not of the artist
     * @param apart any two of them by one artist
     */
    static RuleGroup artist(int[] between, int[] apart, int spacing) {
        int[] all = Arrays.copyOf(between, between.length + apart.length);
        Arrays.sort(all, 0, between.length);
        System.arraycopy(apart, 0, all, between.length, apart.length);
        Arrays.sort(all, between.length, all.length);
        int free = between.length + Math.min(between.length / spacing, apart.length - 1);
        return new RuleGroup(Rule.ARTISTS, all, between.length, free);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleGroup group
                && rule == group.rule
                && between == group.between
                && Arrays.equals(tracks, group.tracks);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(tracks) + between;
    }

    @Override
    public String toString() {
        return rule + " " + between + " of " + Arrays.toString(tracks) + ": " + free;
    }
}
