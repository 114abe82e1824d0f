/** Music files in and out: tracks, playlists, and one class per format. Reading streams; nothing here holds a library in memory. */
@NullMarked
package io.segue.library;

import org.jspecify.annotations.NullMarked;
