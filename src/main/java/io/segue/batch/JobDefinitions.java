package io.segue.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads job files. */
public interface JobDefinitions {

    /**
     * @param file as typed by the user
     * @param overrides values by dotted key, replacing what the file says
     * @throws InvalidDefinitionException with every problem found, each with file and line
     */
    JobDefinition load(Path file, Map<String, String> overrides);

    /**
     * A definition made on the spot rather than read from a file.
     *
     * @param values plain values, lists and maps, as they would stand in a job file
     */
    JobDefinition of(String name, Map<String, Object> values);

    /** The project's job files, by name. */
    List<Path> files();
}
