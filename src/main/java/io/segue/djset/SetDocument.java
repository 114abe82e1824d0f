package io.segue.djset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * @param advice what to do at the decks and what to watch, in a few sentences
     * @param alternative for the weakest transitions: the best that could have been done about it, and what that would have cost
     */
    public record Transition(
            int position,
            String fromTrack,
            String toTrack,
            int score,
            List<Reason> reasons,
            String advice,
            @Nullable String alternative) {

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
     * @param numbers what it looks at, by name; unknown values are absent
     */
    public record Reason(String rule, double weight, int score, Map<String, Object> numbers, String sentence) {

        public Reason {
            numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        }

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
     * @param greedyCost of always the cheapest next track, over the same tracks, as are the four after it
     * @param randomCost mean of 100 shuffles
     * @param greedyChoiceCost of a set that takes the cheapest next track from the whole pool; {@code null} where nothing was chosen
     * @param optimalityGapPercent by how much the set can exceed the optimum at most
     * @param gapPerTransition the same as a cost per transition, of which 1 is the whole of a score
     * @param proven whether no order can be better
     * @param boundCovers what the bound is about, in words
     * @param closeArtists pairs of one artist closer than the rule of spacing allows
     * @param longKeyRuns tracks beyond the rule's run in one key
     * @param energySource where energies were taken from, in words
     * @param leftOut how many tracks of the pool are not in the set, by reason
     * @param changes since the last set of the series; {@code null} where there is none
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
            double bpmSortCost,
            double keySortCost,
            @Nullable Double greedyChoiceCost,
            double lowerBound,
            double optimalityGapPercent,
            double gapPerTransition,
            boolean proven,
            String boundCovers,
            Sequence.Method method,
            int closeArtists,
            int longKeyRuns,
            String energySource,
            Map<String, Integer> leftOut,
            @Nullable SetChanges changes) {}
}
