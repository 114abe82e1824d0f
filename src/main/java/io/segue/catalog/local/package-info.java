/** The local collection as a catalog: a file of tracks that is searched through an index, with playlists in the database. */
@NullMarked
package io.segue.catalog.local;

import org.jspecify.annotations.NullMarked;
