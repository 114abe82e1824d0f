package io.segue.catalog;

/** A catalog's answer that was not the wanted one. The subclass says what to do about it. */
public abstract class CatalogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected CatalogException(String message) {
        super(message);
    }

    protected CatalogException(String message, Throwable cause) {
        super(message, cause);
    }
}
