package io.segue.catalog;

import java.net.URI;

/** Gets a person's consent to use an account of a service. One bean per service that needs any. */
public interface CatalogAuthorization {

    /** The {@link CatalogTarget#kind()} it is for. */
    String kind();

    /**
     * Prepares to ask.
     *
     * @param account what the account is called on this side
     * @param redirect where the service sends the person's browser afterwards, on this machine
     * @throws CatalogAnswerException not retryable, when something is not configured; the message names the remedy
     */
    Consent begin(String account, URI redirect);

    /** One question put to a person. */
    interface Consent {

        /** The page to open in a browser. */
        URI page();

        /** What the answer has to carry, so that it is known to belong to this question. */
        String state();

        /**
         * Turns the answer into access, and keeps it.
         *
         * @return what the service calls the user
         */
        String complete(String code);
    }
}
