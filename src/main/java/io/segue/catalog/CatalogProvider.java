package io.segue.catalog;

/** Opens catalogs of one kind. One bean per kind; opening is idempotent and cached where it is expensive. */
public interface CatalogProvider {

    /** The {@link CatalogTarget#kind()} this provider opens. */
    String kind();

    /**
     * @throws CatalogAnswerException not retryable, when the target does not exist or cannot be read; the message names the remedy
     */
    MusicCatalog open(CatalogTarget target);
}
