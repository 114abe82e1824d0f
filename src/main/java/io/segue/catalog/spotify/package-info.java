/** Spotify as a catalog, over its Web API of 2026. */
@NullMarked
package io.segue.catalog.spotify;

import org.jspecify.annotations.NullMarked;
