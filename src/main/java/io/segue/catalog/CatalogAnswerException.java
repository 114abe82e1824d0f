package io.segue.catalog;

/** The catalog answered that it cannot do this one thing. Counts as an attempt of the item concerned. */
public class CatalogAnswerException extends CatalogException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /**
     * @param retryable {@code false} for answers that asking again cannot change (bad request, missing scope)
     */
    public CatalogAnswerException(String message, boolean retryable) {
        super(message);
        this.retryable = retryable;
    }

    public boolean retryable() {
        return retryable;
    }
}
