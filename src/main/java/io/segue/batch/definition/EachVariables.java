package io.segue.batch.definition;

import io.segue.batch.DefinitionNode.Location;
import io.segue.batch.DefinitionNode.Scalar;
import io.segue.batch.InvalidDefinitionException;
import io.segue.batch.Section.Located;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${each}} by a value of {@code forEach} and {@code ${each.name}} by its name. Dates are left to others. */
final class EachVariables implements UnaryOperator<Scalar> {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{each(\\.[^}:]*)?}");

    private final Located value;
    private final String name;

    EachVariables(Located value, String name) {
        this.value = value;
        this.name = name;
    }

    @Override
    public Scalar apply(Scalar scalar) {
        if (!scalar.value().contains("${each")) {
            return scalar;
        }
        String replaced = VARIABLE.matcher(scalar.value()).replaceAll(found -> {
            String part = found.group(1);
            if (part != null && !part.equals(".name")) {
                throw new InvalidDefinitionException(
                        scalar.location(), "unknown variable " + found.group() + ". Valid: ${each}, ${each.name}.");
            }
            return Matcher.quoteReplacement(part == null ? value.text() : name);
        });
        return new Scalar(replaced, location(scalar));
    }

    /** A file that was typed may lie anywhere, also where a job file refers to it. */
    private Location location(Scalar scalar) {
        return value.location().typed() && scalar.value().startsWith("${each}") ? value.location() : scalar.location();
    }
}
