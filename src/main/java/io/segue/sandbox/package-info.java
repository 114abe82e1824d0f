/** A Spotify on this machine: the endpoints Segue uses with their limits and quirks, for rehearsals and tests. */
@NullMarked
package io.segue.sandbox;

import org.jspecify.annotations.NullMarked;
