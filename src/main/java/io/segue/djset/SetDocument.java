package io.segue.djset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished set as it is handed out: the tracks in order, every transition with its reasons, a summary in words, and figures. Unknown
 * values are {@code null}.
 */
public record SetDocument(List<Entry> sequence, List<Transition> transitions, String summary, Metrics metrics) {

    public SetDocument {
        sequence = List.copyOf(sequence);
        transitions = List.copyOf(transitions);
    }

    /**
     * One track of the set.
     *
     * @param position 1-based
     * @param artist all artists, separated by commas; empty when unknown
     * @param key the tonic, for example "F#"
     * @param mode "major" or "minor"
     * @param energy 0..1
     * @param danceability 0..1
     * @param popularity 0..100
     */
    public record Entry(
            int position,
            String track,
            String artist,
            @Nullable Double bpm,
            @Nullable String key,
            @Nullable String mode,
            @Nullable String camelot,
            @Nullable Double energy,
            @Nullable Double danceability,
            @Nullable Integer popularity,
            @Nullable Long durationMs) {}

    /**
     * From one track to the next.
     *
     * @param position of the outgoing track, 1-based
     * @param score 0..100, 100 for an ideal transition
     * @param reasons one per rule, in the order key, tempo, energy, genre, artist
     * @param advice what to do at the decks, in a sentence or two
     */
    public record Transition(
            int position, String fromTrack, String toTrack, int score, List<Reason> reasons, String advice) {

        public Transition {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What one rule says about a transition.
     *
     * @param rule key, tempo, energy, genre or artist
     * @param weight by which the missing points of this rule count against the transition, 0..1
     * @param score 0..100; 50 where it cannot be judged
     */
    public record Reason(String rule, double weight, int score, String sentence) {

        /** Points this rule takes from the transition's score, 0..100. */
        public double lostPoints() {
            return weight * (100 - score);
        }
    }

    /**
     * Figures of a set. Costs are sums as {@link Sequence} defines them, lower is better.
     *
     * @param totalDurationMinutes of the tracks whose duration is known
     * @param avgTransitionScore 0..100; {@code null} without transitions
     * @param harmonicViolations transitions between known keys that are neither equal, adjacent nor relative
     * @param arcCorrelation of the energies with the arc's targets, -1..1; {@code null} where no arc is followed
     * @param proven whether no order can be better
     * @param optimalityGapPercent by how much the set can exceed the optimum at most
     * @param boundCovers what the bound is about, in words
     */
    public record Metrics(
            int totalTracks,
            double totalDurationMinutes,
            @Nullable Double avgTransitionScore,
            int harmonicViolations,
            @Nullable Double arcCorrelation,
            double cost,
            double greedyCost,
            double asGivenCost,
            double randomCost,
            double lowerBound,
            double optimalityGapPercent,
            boolean proven,
            String boundCovers,
            Sequence.Method method) {}
}
