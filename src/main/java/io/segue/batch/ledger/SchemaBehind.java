package io.segue.batch.ledger;

import io.segue.batch.StartupDiagnosis;
import java.util.Optional;

/** A schema that is behind is brought up to date by somebody else: worth waiting for. */
public final class SchemaBehind implements StartupDiagnosis {

    /** Made by name. */
    public SchemaBehind() {}

    @Override
    public Optional<String> away(Throwable failure) {
        return failure instanceof SchemaBehindException behind
                ? Optional.of(String.valueOf(behind.getMessage()))
                : Optional.empty();
    }
}
