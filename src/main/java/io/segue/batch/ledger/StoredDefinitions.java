package io.segue.batch.ledger;

import io.segue.batch.JobDefinition;

/** Reads back a definition that was stored with its batch. */
@FunctionalInterface
public interface StoredDefinitions {

    JobDefinition read(BatchRecord batch);
}
