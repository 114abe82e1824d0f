package io.segue.batch.definition;

import io.segue.batch.JobDefinition;
import java.util.Set;

/** Definitions as they are kept with their batch. */
public final class DefinitionStorage {

    private static final Set<String> NOT_IDENTITY = Set.of("schedule", "output", "notify", JobDefinition.FOR_EACH);

    private DefinitionStorage() {}

    /** The whole definition as JSON. */
    public static String json(JobDefinition definition) {
        return DefinitionTrees.canonicalJson(definition.root(), Set.of());
    }

    /** What of the definition makes a batch the batch it is: not when it runs, nor where its report goes. */
    public static String identity(JobDefinition definition) {
        return DefinitionTrees.canonicalJson(definition.root(), NOT_IDENTITY);
    }
}
