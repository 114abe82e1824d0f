package io.segue.batch;

import java.util.List;
import java.util.stream.Collectors;

/** A job definition that cannot be run. Carries every problem found, each with its place. */
public class InvalidDefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidDefinitionException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public InvalidDefinitionException(DefinitionNode.Location location, String message) {
        this(List.of(new Problem(location, message)));
    }

    public List<Problem> problems() {
        return problems;
    }

    public record Problem(DefinitionNode.Location location, String message) {
        @Override
        public String toString() {
            return location + ": " + message;
        }
    }
}
