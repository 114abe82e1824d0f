/** Synchronising playlists: every wanted track is searched, matched, added and verified. */
@NullMarked
package io.segue.sync;

import org.jspecify.annotations.NullMarked;
