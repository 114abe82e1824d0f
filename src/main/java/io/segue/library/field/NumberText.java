package io.segue.library.field;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as files write them, with a decimal point or comma. */
final class NumberText {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(?:[.,]\\d+)?(?:[eE][+-]?\\d{1,3})?");

    private NumberText() {}

    /** The number, or {@code null} for the placeholder -1. */
    static @Nullable Double parse(String column, String text, double least, double most)
            throws UnreadableFieldException {
        if (NUMBER.matcher(text).matches()) {
            double number = Double.parseDouble(text.replace(',', '.'));
            if (number == -1) {
                return null;
            }
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new UnreadableFieldException(
                column, text, "expected a number from " + plain(least) + " to " + plain(most) + ", or nothing");
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
