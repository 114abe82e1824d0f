/** Playlists brought into a catalog: search, match, add in order, verify, and take back. */
@NullMarked
package io.segue.sync;

import org.jspecify.annotations.NullMarked;
