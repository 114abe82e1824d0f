package io.segue.batch.ledger;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tells the pool which connections are of no use any more. H2's file is served by the process that opened it first; when that one ends,
 * the connections of the others answer nothing but that the database is closed, and only a new connection opens it again.
 */
public final class ClosedDatabase implements SQLExceptionOverride {

    /** Broken connection, database closed, database closed by its process's end: H2's own codes. */
    private static final Set<Integer> CLOSED = Set.of(90067, 90098, 90121);

    /** Made by the pool, which knows its name only. */
    public ClosedDatabase() {}

    @java.lang.Override
    public Override adjudicate(SQLException answer) {
        return CLOSED.contains(answer.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
