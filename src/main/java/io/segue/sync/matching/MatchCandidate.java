package io.segue.sync.matching;

import io.segue.library.Track;

/**
 * A track that could be the wanted one.
 *
 * @param uri identity in the catalog it was found in
 */
public record MatchCandidate(String uri, Track track) {}
