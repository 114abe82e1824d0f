package io.segue.batch.ledger;

import io.segue.batch.StartupDiagnosis;
import java.sql.SQLException;
import java.util.Optional;

/** Knows a database that cannot be reached, or is still starting, from one that refuses us. */
class DatabaseAway implements StartupDiagnosis {

    /** SQL's class of connection failures. */
    private static final String CONNECTION = "08";

    /** PostgreSQL: shutting down, crashed, starting up. */
    private static final String OPERATOR_INTERVENTION = "57P";

    /** H2: the file is just being opened by another process. */
    private static final String IN_USE = "90020";

    @Override
    public Optional<String> away(Throwable failure) {
        if (failure instanceof SQLException answer && answer.getSQLState() != null) {
            String state = answer.getSQLState();
            if (state.startsWith(CONNECTION) || state.startsWith(OPERATOR_INTERVENTION) || state.equals(IN_USE)) {
                return Optional.of("The database does not answer: " + answer.getMessage());
            }
        }
        return Optional.empty();
    }
}
