package io.segue.batch;

import java.util.List;
import java.util.Map;

/** A value of a job definition and where it was written. */
public sealed interface DefinitionNode {

    Location location();

    /** A number, truth value or text, as written. */
    record Scalar(String value, Location location) implements DefinitionNode {}

    record Sequence(List<DefinitionNode> items, Location location) implements DefinitionNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * @param entries in the order written
     */
    record Mapping(Map<String, DefinitionNode> entries, Location location) implements DefinitionNode {}

    /**
     * Where a value was written.
     *
     * @param source the job file, or the option of the command line
     * @param line 1-based, 0 for the command line
     */
    record Location(String source, int line) {

        public static Location commandLine(String option) {
            return new Location(option, 0);
        }

        /** Typed by the user, who may name any path, rather than read from a file. */
        public boolean typed() {
            return line == 0;
        }

        @Override
        public String toString() {
            return typed() ? source : source + ":" + line;
        }
    }
}
