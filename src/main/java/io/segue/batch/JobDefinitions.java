package io.segue.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads job files. */
public interface JobDefinitions {

    /**
     * The one definition a job file is.
     *
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
     * The definitions a job file expands to: one for each value of its {@code forEach}, called {@code job@value}, in the order given; the
     * one it is where it has none. All of them are checked, so either all can be run or nothing is.
     *
     * @return empty only where {@code forEach} finds nothing and says that this is all right
     * @throws InvalidDefinitionException as {@link #load} does
     */
    List<JobDefinition> loadAll(Path file, Map<String, String> overrides);

    /** As {@link #loadAll}, of a text that was read before. */
    List<JobDefinition> defineAll(JobText text, Map<String, String> overrides);

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
