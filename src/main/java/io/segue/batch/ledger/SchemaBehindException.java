package io.segue.batch.ledger;

import java.io.Serial;

/** The database's schema is older than this process, and bringing it up to date is not this process's task. */
class SchemaBehindException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SchemaBehindException(String message) {
        super(message);
    }
}
