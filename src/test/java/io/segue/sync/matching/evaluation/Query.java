package io.segue.sync.matching.evaluation;

import io.segue.library.Track;
import io.segue.sync.matching.MatchCandidate;
import java.util.List;
import java.util.Set;

/**
 * A wanted track, what a catalog offers for it, and what is right.
 *
 * @param classes what the query tests ("live", "typo"); each is counted by itself
 * @param right uris of the wanted recording among the candidates or in the catalog; empty when it is not there
 * @param decidable whether the query says enough to single the recording out; where not, only a wrong acceptance is an error
 */
record Query(
        List<String> classes, Track wanted, List<MatchCandidate> candidates, Set<String> right, boolean decidable) {

    Query {
        classes = List.copyOf(classes);
        candidates = List.copyOf(candidates);
        right = Set.copyOf(right);
    }
}
