package io.segue.batch.definition;

import io.segue.batch.DefinitionNode.Scalar;
import io.segue.batch.InvalidDefinitionException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${date}} (2026-11-22) and {@code ${date:yyyyMMdd}} by the batch's date. Other variables are errors. */
final class DateVariables implements UnaryOperator<Scalar> {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}:]*)(?::([^}]*))?(}|$)");

    private final LocalDate date;

    DateVariables(LocalDate date) {
        this.date = date;
    }

    @Override
    public Scalar apply(Scalar scalar) {
        if (!scalar.value().contains("${")) {
            return scalar;
        }
        String replaced =
                VARIABLE.matcher(scalar.value()).replaceAll(found -> Matcher.quoteReplacement(value(scalar, found)));
        return new Scalar(replaced, scalar.location());
    }

    private String value(Scalar scalar, MatchResult found) {
        String format = found.group(2);
        if (!found.group(1).equals("date") || found.group(3).isEmpty()) {
            String remedy = found.group(1).equals("each") || found.group(1).equals("each.name")
                    ? " only means something in a job with a section 'forEach'."
                    : ". Valid: ${date}, ${date:yyyyMMdd}.";
            throw new InvalidDefinitionException(scalar.location(), "unknown variable " + found.group() + remedy);
        }
        try {
            return format == null
                    ? date.toString()
                    : DateTimeFormatter.ofPattern(format, Locale.ROOT).format(date);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidDefinitionException(
                    scalar.location(),
                    "'" + format + "' is no date format: " + e.getMessage() + ". Valid for example: ${date:yyyyMMdd}.");
        }
    }
}
