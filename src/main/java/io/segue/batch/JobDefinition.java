package io.segue.batch;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as defined in a job file, checked as a whole: what is here can be run. The kernel's own keys are fields; the sections that
 * belong to the job's type are read by that type from {@link #root()}.
 *
 * @param name the job file's name without ending
 * @param type name of the {@link BatchType}
 * @param folder what relative paths are relative to
 * @param inputs in the order given, patterns resolved
 * @param format name of a file format, or {@code auto}
 * @param output where reports go
 * @param hashes SHA-256 of the files it refers to besides its inputs, once a batch has been made of it
 * @param root the whole definition, {@code ${date}} resolved and options of the command line applied
 */
public record JobDefinition(
        String name,
        String type,
        String description,
        Path folder,
        List<Path> inputs,
        String format,
        Atomicity atomicity,
        int window,
        Output output,
        Map<Path, String> hashes,
        DefinitionNode.Mapping root) {

    /** Key of the batch's date. */
    public static final String DATE = "date";

    /** Key of the batch's owner. */
    public static final String USER = "user";

    /** Section of what a job file expands over. */
    public static final String FOR_EACH = "forEach";

    /** Batches of one job file that may run side by side. */
    public static final int MOST_TOGETHER = 64;

    public JobDefinition {
        inputs = List.copyOf(inputs);
        hashes = Map.copyOf(hashes);
    }

    /** The same definition over other files. */
    public JobDefinition withFiles(List<Path> inputs, Map<Path, String> hashes) {
        return new JobDefinition(
                name, type, description, folder, inputs, format, atomicity, window, output, hashes, root);
    }

    /** The date the batch is for, where that makes it the batch it is: the job names one, or its type asks for today's. */
    public Optional<LocalDate> date() {
        return section().text(DATE).map(LocalDate::parse);
    }

    /** Whose batches these are, where the job says so. */
    public Optional<String> user() {
        return section().text(USER).map(String::strip);
    }

    /** How many batches of the same job file run side by side, at least 1. */
    public int together() {
        return section()
                .section(FOR_EACH)
                .flatMap(forEach -> forEach.wholeNumber("together", 1, MOST_TOGETHER))
                .orElse(1L)
                .intValue();
    }

    /** A fresh reading of the definition, for the sections that belong to the job's type. */
    public Section section() {
        return new Section(root, new ArrayList<>());
    }

    /**
     * @param directory below which each batch gets a directory
     * @param formats what to write, {@code null} for everything the type can
     */
    public record Output(Path directory, @Nullable List<String> formats) {

        public boolean wants(String format) {
            return formats == null || formats.contains(format);
        }
    }
}
