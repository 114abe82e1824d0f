package io.segue.djset.sequencing;

import io.segue.djset.CostModel;
import io.segue.djset.SetRules;
import io.segue.djset.TrackProfile;
import io.segue.djset.TransitionCost;
import io.segue.library.Track;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The costs of ordering a set in whole grains, so that sums and deltas are exact: a symmetric matrix of transitions and, where an energy arc
 * is followed, the cost of each track at each position. Immutable by convention; solvers only read.
 */
final class SetCosts {

    /** Grains to a cost of 1: thirty to a unit, because the arc is measured in thirtieths. */
    static final int GRAINS = 30 * TransitionCost.UNITS;

    /** What it costs to play another track than the locked one, or a banned pair: more than any order can save elsewhere. */
    static final int FORBIDDEN = 200 * GRAINS;

    final int size;
    /** [track][track], symmetric; the last row and column are silence, before the first and after the last track */
    final int[][] transition;
    /** the energy arc, or {@code null} where there is none to follow */
    final @Nullable ArcCosts arc;
    /** artist spacing and key runs, or {@code null} where no such rule is set */
    final @Nullable SpacingRules spacing;
    /** positions that are kept for a track, ascending */
    final int[] lockedPositions;

    /** by position: the track it is kept for, or -1 */
    private final int[] locked;

    /**
     * @param transition between tracks, without silence
     */
    SetCosts(int[][] transition, @Nullable ArcCosts arc) {
        this(transition.length, withSilence(transition), arc, null, Map.of());
    }

    private SetCosts(
            int size,
            int[][] transition,
            @Nullable ArcCosts arc,
            @Nullable SpacingRules spacing,
            Map<Integer, Integer> locks) {
        this.size = size;
        this.transition = transition;
        this.arc = arc;
        this.spacing = spacing;
        this.lockedPositions =
                locks.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        this.locked =
                IntStream.range(0, size).map(p -> locks.getOrDefault(p, -1)).toArray();
    }

    static SetCosts of(List<Track> tracks, SetRules rules) {
        return of(tracks, rules, Placement.FREE, EnergyRange.of(tracks));
    }

    /**
     * @param range in which the arc moves
     */
    static SetCosts of(List<Track> tracks, SetRules rules, Placement placement, EnergyRange range) {
        CostModel model = rules.model();
        int n = tracks.size();
        List<TrackProfile> profiles = TrackProfile.of(tracks);
        TrackProfile[] byNumber = profiles.toArray(TrackProfile[]::new);
        int[][] transition = new int[n + 1][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                TransitionCost cost = TransitionCost.between(byNumber[i], byNumber[j], model);
                transition[i][j] = cost.units(model) * (GRAINS / TransitionCost.UNITS);
                if (rules.artistSpacing() > 0 && cost.sameArtist()) {
                    transition[i][j] += (int) SpacingRules.PENALTY; // so that the bound knows of it
                }
                transition[j][i] = transition[i][j];
            }
        }
        for (Placement.Pair pair : placement.banned()) {
            transition[pair.a()][pair.b()] += FORBIDDEN;
            transition[pair.b()][pair.a()] = transition[pair.a()][pair.b()];
        }
        keepEnds(transition, placement.locks().get(0), placement.locks().get(n - 1));
        return new SetCosts(
                n,
                transition,
                ArcCosts.of(tracks, rules, range, n),
                SpacingRules.of(profiles, rules),
                placement.locks());
    }

    /** Lets nobody else be next to silence, so that bound and search know who opens and closes without counting positions. */
    private static void keepEnds(int[][] transition, @Nullable Integer opener, @Nullable Integer closer) {
        int silence = transition.length - 1;
        for (int track = 0; track < silence && (opener != null || closer != null); track++) {
            boolean end = (opener != null && opener == track) || (closer != null && closer == track);
            transition[silence][track] = end ? 0 : FORBIDDEN;
            transition[track][silence] = transition[silence][track];
        }
    }

    /** The same set where it does not matter where in it a track is played. */
    SetCosts withoutPlaces() {
        return new SetCosts(size, transition, null, spacing, Map.of());
    }

    /** What every round trip through silence pays for an end that anybody may have. */
    long unavoidable() {
        boolean opener = size > 0 && locked[0] >= 0;
        boolean closer = size > 0 && locked[size - 1] >= 0;
        return opener == closer ? 0 : FORBIDDEN;
    }

    /** Whether more matters than what follows what. */
    boolean positional() {
        return placed() || spacing != null;
    }

    /** Whether it matters where in the set a track is played, ends apart. */
    boolean placed() {
        return arc != null || IntStream.of(lockedPositions).anyMatch(p -> p > 0 && p < size - 1);
    }

    private static int[][] withSilence(int[][] between) {
        int n = between.length;
        int[][] transition = new int[n + 1][n + 1];
        for (int i = 0; i < n; i++) {
            System.arraycopy(between[i], 0, transition[i], 0, n);
        }
        return transition;
    }

    /** All costs of an order, the given ones for breaking locks included. */
    long cost(int[] order) {
        return transitionCost(order) + positionalCost(order);
    }

    /** Costs besides transitions. */
    long positionalCost(int[] order) {
        long sum = (arc == null ? 0 : arc.cost(order)) + (spacing == null ? 0 : spacing.grains(order));
        for (int p : lockedPositions) {
            sum += lockCost(p, order[p]);
        }
        return sum;
    }

    int lockCost(int position, int track) {
        return locked[position] < 0 || locked[position] == track ? 0 : FORBIDDEN;
    }

    long transitionCost(int[] order) {
        long sum = 0;
        for (int p = 1; p < size; p++) {
            sum += transition[order[p - 1]][order[p]];
        }
        return sum;
    }

    /** Cost of a track at a position: on the arc, and for breaking a lock. */
    int at(int position, int track) {
        return (arc == null ? 0 : arc.at(position, track)) + lockCost(position, track);
    }

    /** The same for the same costs, on every machine: what seeds a search, so that it depends on nothing else. */
    long fingerprint() {
        long hash = 0xcbf29ce484222325L; // FNV-1a
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                hash = (hash ^ transition[i][j]) * 0x100000001b3L;
            }
        }
        return hash;
    }
}
