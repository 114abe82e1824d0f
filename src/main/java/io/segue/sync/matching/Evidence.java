package io.segue.sync.matching;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for and against one candidate.
 *
 * @param conflicts what convicts the candidate, for a person; with any, it is never accepted
 * @param doubts what a person should look at; with any, it is never accepted silently
 * @param support 0..1, what speaks for the candidate, whatever speaks against it
 * @param substitution what would stand in for what under the job's rule of versions, {@code null} where nothing needs to
 * @param score support, held below acceptance by doubts and halved by conflicts
 */
record Evidence(
        MatchCandidate candidate,
        Relations relations,
        List<String> conflicts,
        List<String> doubts,
        double support,
        double score,
        @Nullable String substitution) {

    Evidence {
        conflicts = List.copyOf(conflicts);
        doubts = List.copyOf(doubts);
    }

    boolean isClear() {
        return conflicts.isEmpty() && doubts.isEmpty();
    }

    MatchDecision.RankedCandidate ranked() {
        return new MatchDecision.RankedCandidate(candidate, score, explanation());
    }

    /** "same title, 2 of 2 artists, 1 s apart, same album, but live vs unmarked" */
    String explanation() {
        if (isClear()) {
            return relations.words();
        }
        List<String> buts = new ArrayList<>(conflicts);
        buts.addAll(doubts);
        return relations.words() + ", but " + String.join("; ", buts);
    }
}
