package io.segue.sync.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one wanted track. Only {@link Accepted} may be acted on without asking anybody. */
public sealed interface MatchDecision {

    /**
     * @param score 0..1
     * @param explanation the evidence, for a person: "same title, 2 of 2 artists, 1 s apart"
     * @param substitution what stands in for what ("extended for radio edit"), {@code null} where the version is the one wanted
     */
    record Accepted(
            MatchCandidate candidate,
            double score,
            String explanation,
            @Nullable String substitution) implements MatchDecision {}

    /**
     * Several candidates are equally good, or the best one leaves a doubt.
     *
     * @param alternatives best first, never empty
     */
    record Ambiguous(List<RankedCandidate> alternatives) implements MatchDecision {
        public Ambiguous {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * @param reason for a person
     * @param rejected the nearest candidates and what convicted them, best first; may be empty
     */
    record NotFound(String reason, List<RankedCandidate> rejected) implements MatchDecision {
        public NotFound {
            rejected = List.copyOf(rejected);
        }
    }

    /**
     * @param score 0..1
     */
    record RankedCandidate(MatchCandidate candidate, double score, String explanation) {}
}
