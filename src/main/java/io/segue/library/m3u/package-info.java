/** M3U and M3U8 playlists. */
@NullMarked
package io.segue.library.m3u;

import org.jspecify.annotations.NullMarked;
