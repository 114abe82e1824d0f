package io.segue.catalog;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Opens catalogs of one kind. One bean per kind; opening is idempotent and cached where it is expensive. */
public interface CatalogProvider {

    /** The {@link CatalogTarget#kind()} this provider opens. */
    String kind();

    /**
     * @throws CatalogAnswerException not retryable, when the target does not exist or cannot be read; the message names the remedy
     */
    MusicCatalog open(CatalogTarget target);

    /**
     * Erases those of the playlists that the provider itself keeps; those of a service are the user's own and stay.
     *
     * @return how many there were
     */
    default int forget(List<String> playlistIds) {
        return 0;
    }

    /**
     * Removes what was made of contents nobody needs any more.
     *
     * @param needed SHA-256 of contents, lower-case hex
     * @param before only what was made before
     * @return how many
     */
    default int sweep(Set<String> needed, Instant before) throws IOException {
        return 0;
    }
}
