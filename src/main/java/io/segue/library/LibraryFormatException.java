package io.segue.library;

import java.io.IOException;

/** A file that cannot be read as a library; the message names file, line, what was found and the remedy. */
public class LibraryFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file as the user knows it
     */
    public LibraryFormatException(Object file, long line, String problem) {
        super(file + ":" + line + ": " + problem);
    }

    public LibraryFormatException(Object file, long line, String problem, Throwable cause) {
        super(file + ":" + line + ": " + problem, cause);
    }
}
