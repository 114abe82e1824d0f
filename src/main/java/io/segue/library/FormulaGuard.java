package io.segue.library;

/**
 * Keeps spreadsheets from running text as a formula: such text gets a leading apostrophe, which reading takes away again. Text that
 * begins with apostrophes before a formula sign gets one more, so that nothing is lost on the way.
 */
public final class FormulaGuard {

    private static final String FORMULA_STARTS = "=+-@\t\r\0";

    private FormulaGuard() {}

    public static String added(String text) {
        return apostrophes(text) >= 0 ? "'" + text : text;
    }

    public static String removed(String text) {
        return apostrophes(text) > 0 ? text.substring(1) : text;
    }

    /** How many apostrophes precede the sign of a formula; -1 where there is none. */
    private static int apostrophes(String text) {
        int count = 0;
        while (count < text.length() && text.charAt(count) == '\'') {
            count++;
        }
        return count < text.length() && FORMULA_STARTS.indexOf(text.charAt(count)) >= 0 ? count : -1;
    }
}
