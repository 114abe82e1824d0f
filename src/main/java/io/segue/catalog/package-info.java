/** Catalogs, as a port: a service or collection that can be searched and holds playlists. */
@NullMarked
package io.segue.catalog;

import org.jspecify.annotations.NullMarked;
