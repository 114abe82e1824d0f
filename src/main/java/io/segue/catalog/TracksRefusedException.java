package io.segue.catalog;

/** The catalog will not take these tracks together, because of at least one of them; it does not say which. */
public class TracksRefusedException extends CatalogAnswerException {

    private static final long serialVersionUID = 1L;

    public TracksRefusedException(String message) {
        super(message, false);
    }
}
