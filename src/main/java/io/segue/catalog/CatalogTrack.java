package io.segue.catalog;

import io.segue.library.Track;

/**
 * A track as a catalog holds it.
 *
 * @param uri identity within the catalog; what playlists list
 */
public record CatalogTrack(String uri, Track track) {}
