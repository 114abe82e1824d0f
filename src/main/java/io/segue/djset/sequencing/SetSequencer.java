package io.segue.djset.sequencing;

import io.segue.djset.Sequence;
import io.segue.djset.SetRules;
import io.segue.library.Track;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Orders tracks into a set: optimally up to 18, near-optimally with a proven bound above. Pure and deterministic: the same tracks give the
 * same set in whatever order they arrive, on every machine. Thread-safe.
 */
public final class SetSequencer {

    /** Tracks in one set at most: the matrices take 4 n² bytes, and nobody plays longer. */
    public static final int LARGEST_SET = 5_000;

    /** Of ordering the chosen tracks and exchanging some with the pool: nearly always done after two. */
    private static final int ROUNDS = 4;

    /**
     * @param tracks in any order; duplicates are separate tracks of the set
     * @return indices into {@code tracks}, with costs and certificate
     * @throws IllegalArgumentException when there are more than {@link #LARGEST_SET}, or what is asked cannot be
     */
    public Sequence sequence(List<Track> tracks, SetRules rules) {
        int[] canonical = TrackContentOrder.indices(tracks);
        List<Track> sorted = Arrays.stream(canonical).mapToObj(tracks::get).toList();
        Requested requested = new Requested(sorted, rules.requests());
        if (SetSelection.nothingIsLeftOut(sorted, rules)) {
            requireAtMost(sorted.size());
            int[] all = IntStream.range(0, sorted.size()).toArray();
            return new SetOrder(sorted, all, requested, rules, EnergyRange.of(sorted)).sequence(canonical, null);
        }
        SetSelection selection = new SetSelection(sorted, rules, requested);
        int[] chosen = selection.choose();
        requireAtMost(chosen.length);
        SetOrder best = new SetOrder(sorted, chosen, requested, rules, selection.range());
        for (int round = 0; round < ROUNDS; round++) {
            int[] played = best.played();
            int[] exchanged = selection.improve(played);
            if (Arrays.equals(exchanged, played)) {
                break;
            }
            best = new SetOrder(sorted, exchanged, requested, rules, selection.range());
        }
        int[] greedy = GreedyChoice.of(sorted, rules, selection.range(), 0, best.size());
        return best.sequence(canonical, greedy);
    }

    private static void requireAtMost(int tracks) {
        if (tracks > LARGEST_SET) {
            throw new IllegalArgumentException("A set holds at most " + LARGEST_SET + " tracks, got " + tracks
                    + ": say how long it should be, or split the list into several sets");
        }
    }
}
