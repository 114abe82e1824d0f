package io.segue.djset.sequencing;

import io.segue.djset.SetRules;
import io.segue.djset.TransitionCost;
import io.segue.library.Track;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The costs of ordering a set in whole grains, so that sums and deltas are exact: a symmetric matrix of transitions and, where an energy arc
 * is followed, the cost of each track at each position. Immutable by convention; solvers only read.
 */
final class SetCosts {

    /** Grains to a cost of 1: thirty to a unit, because the arc is measured in thirtieths. */
    static final int GRAINS = 30 * TransitionCost.UNITS;

    final int size;
    /** [track][track], symmetric */
    final int[][] transition;
    /** the energy arc, or {@code null} where there is none to follow */
    final @Nullable ArcCosts arc;

    SetCosts(int[][] transition, @Nullable ArcCosts arc) {
        this.size = transition.length;
        this.transition = transition;
        this.arc = arc;
    }

    static SetCosts of(List<Track> tracks, SetRules rules) {
        int n = tracks.size();
        int[][] transition = new int[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                transition[i][j] =
                        TransitionCost.of(tracks.get(i), tracks.get(j)).units() * (GRAINS / TransitionCost.UNITS);
                transition[j][i] = transition[i][j];
            }
        }
        return new SetCosts(transition, ArcCosts.of(tracks, rules));
    }

    long cost(int[] order) {
        return transitionCost(order) + (arc == null ? 0 : arc.cost(order));
    }

    long transitionCost(int[] order) {
        long sum = 0;
        for (int p = 1; p < order.length; p++) {
            sum += transition[order[p - 1]][order[p]];
        }
        return sum;
    }

    /** Cost of a track at a position on the arc. */
    int at(int position, int track) {
        return arc == null ? 0 : arc.at(position, track);
    }

    /** The same for the same costs, on every machine: what seeds a search, so that it depends on nothing else. */
    long fingerprint() {
        long hash = 0xcbf29ce484222325L; // FNV-1a
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                hash = (hash ^ transition[i][j]) * 0x100000001b3L;
                hash = (hash ^ at(i, j)) * 0x100000001b3L;
            }
        }
        return hash;
    }
}
