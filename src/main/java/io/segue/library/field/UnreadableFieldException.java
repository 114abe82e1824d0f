package io.segue.library.field;

/** A value that cannot be read as what its column promises; the message names the column, what was found and what would be right. */
public final class UnreadableFieldException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN_CHARS = 60;

    private final String reason;

    UnreadableFieldException(String reason) {
        super(reason);
        this.reason = reason;
    }

    UnreadableFieldException(String column, String found, String right) {
        this(column + " is \"" + shortened(found) + "\"; " + right);
    }

    String reason() {
        return reason;
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    }
}
