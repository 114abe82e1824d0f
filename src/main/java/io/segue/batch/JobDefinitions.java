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
     * The text of a job file, to be defined by whenever it is wanted.
     *
     * @throws InvalidDefinitionException when there is no such file, or it is no text
     */
    JobText text(Path file);

    /**
     * As {@link #load}, of a text that was read before.
     *
     * @throws InvalidDefinitionException with every problem found, each with file and line
     */
    JobDefinition define(JobText text, Map<String, String> overrides);

    /**
     * As far as a definition can be checked before its day comes: files that are not there yet are no problem. It cannot be run.
     *
     * @throws InvalidDefinitionException with every problem found, each with file and line
     */
    JobDefinition outline(JobText text);

    /**
     * A definition made on the spot rather than read from a file.
     *
     * @param values plain values, lists and maps, as they would stand in a job file
     */
    JobDefinition of(String name, Map<String, Object> values);

    /** The project's job files, by name. */
    List<Path> files();

    /**
     * A job file as it was read.
     *
     * @param file as typed by the user, or below the project's folder
     * @param name of the job
     */
    record JobText(Path file, String name, String text) {}
}
