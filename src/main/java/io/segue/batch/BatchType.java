package io.segue.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a domain plugs into the kernel: one bean per type of job. It owns its sections of the job file, turns input files into units and
 * items, names the child workflow that brings a unit about, and writes a unit's part of the report. Implementations keep no state.
 */
public interface BatchType {

    /** What job files call it: {@code playlist-import}. */
    String name();

    /** Reads the type's own sections of a definition; problems are noted in the section. */
    void validate(Section root, DefinitionContext context);

    /** Whether every date makes a batch of its own, even of the same input; where it does not, only a job that names its date does. */
    default boolean dated(Section root) {
        return false;
    }

    /**
     * Whether its batches have inputs, units and items. Those of a type without are brought about by {@link #report(BatchReport)} alone, which
     * then writes everything there is to see and may fail the batch.
     */
    default boolean hasUnits() {
        return true;
    }

    /** What besides definition and files tells one batch from the next: where it changes, the same definition makes another batch. */
    default String revision(JobDefinition definition) {
        return "";
    }

    /** Names of the file formats the type reads; {@code auto} is always one more. */
    Set<String> inputFormats();

    /** Output formats the type can write besides the kernel's own. */
    default Set<String> outputFormats() {
        return Set.of();
    }

    /** Files besides the input whose bytes belong to a batch's identity, such as the collection that is imported into. */
    List<Path> referencedFiles(JobDefinition definition);

    /**
     * Names the series of batches in which a row has to arrive once: rows of a unit that arrived in an earlier batch of the series are
     * counted as unchanged and not staged again. Empty where every batch stages all it reads.
     */
    default Optional<String> series(JobDefinition definition) {
        return Optional.empty();
    }

    /** Whatever has to be there before the batch runs; called while rows are read, and again after a crash. */
    default void prepare(JobDefinition definition) throws IOException {}

    /** Opens an input file. Reading the same bytes again yields the same rows. */
    RowReader open(JobDefinition definition, Path file) throws IOException;

    /** Type name of the child workflow. */
    String unitWorkflow();

    /** Search attributes of a unit's workflow besides the kernel's own. */
    default Map<String, String> searchAttributes(
            JobDefinition definition, String unitTitle, @Nullable String targetId) {
        return Map.of();
    }

    /** Names of the columns that describe an item in result files. */
    List<String> columns();

    /** An item's values for {@link #columns()}, from what was staged. */
    List<String> cells(String payload);

    /** Writes the unit's own files. */
    void report(UnitReport unit) throws IOException;

    /**
     * Writes what the type has to say about the batch as a whole, after its units.
     *
     * @return what a reader does next, step by step; a report opens with it
     */
    default List<String> report(BatchReport batch) throws IOException {
        return List.of();
    }

    /**
     * One row of an input file: an item for a unit, or a rejection.
     *
     * @param line of the file, 1-based
     * @param unit what the unit is called; rows of equal unit make one unit; {@code null} only for rejections
     * @param label the item in a few words, or the row as found
     * @param payload handed back to the type wherever it meets the item again
     * @param rejection what is wrong and what would be right, {@code null} for items
     */
    record Row(
            long line,
            @Nullable String unit,
            String label,
            @Nullable String payload,
            @Nullable String rejection) {

        public static Row item(long line, String unit, String label, String payload) {
            return new Row(line, unit, label, payload, null);
        }

        /**
         * @param raw what was found, for people
         */
        public static Row rejected(long line, @Nullable String unit, String raw, String reason) {
            return new Row(line, unit, raw, null, reason);
        }
    }

    /** Streams the rows of one input file. */
    interface RowReader extends AutoCloseable {

        /** The next row, {@code null} at the end. */
        @Nullable Row next() throws IOException;

        /** What the file, and each part of it that was begun, was taken for and how sure that is; one line each, more as reading goes on. */
        default List<String> recognised() {
            return List.of();
        }

        /**
         * A reader that turns what another one reads into rows.
         *
         * @param recognised what {@link #recognised} answers
         */
        static <T> RowReader of(
                Source<T> source, Closeable resource, Supplier<List<String>> recognised, Function<T, Row> row) {
            return new RowReader() {
                @Override
                public List<String> recognised() {
                    return recognised.get();
                }

                @Override
                public @Nullable Row next() throws IOException {
                    T read = source.next();
                    return read == null ? null : row.apply(read);
                }

                @Override
                public void close() throws IOException {
                    resource.close();
                }
            };
        }

        /** Whatever gives one thing after the other, and {@code null} at the end. */
        @FunctionalInterface
        interface Source<T> {
            @Nullable T next() throws IOException;
        }

        @Override
        void close() throws IOException;
    }

    /**
     * What a type needs to write its part of a report.
     *
     * @param only whether the batch has this one unit
     * @param directory the batch's directory, still aside
     */
    record UnitReport(
            JobDefinition definition,
            UnitRef ref,
            String title,
            UnitState state,
            @Nullable String targetId,
            boolean dryRun,
            boolean only,
            Path directory) {}

    /**
     * What a type needs to write its part of a report on the whole batch.
     *
     * @param units as they were reported
     * @param createdAt when the batch was
     * @param directory the batch's directory, still aside
     */
    record BatchReport(
            JobDefinition definition,
            String batchId,
            Instant createdAt,
            boolean dryRun,
            List<UnitReport> units,
            Path directory) {}
}
