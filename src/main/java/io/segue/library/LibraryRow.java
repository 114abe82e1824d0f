package io.segue.library;

import org.jspecify.annotations.Nullable;

/**
 * One row of a library file, in file order: a track in a playlist, or a row that could not be read and why. Bad rows are data, so
 * that nothing is lost silently.
 */
public sealed interface LibraryRow {

    /** Line of the file on which the row begins, 1-based; for XML and JSON the line of its element. */
    long line();

    /** Name of the playlist the row belongs to; {@code null} only where a rejected row does not say. */
    @Nullable String playlist();

    record Read(long line, String playlist, Track track) implements LibraryRow {}

    /**
     * @param raw the row as found, shortened here to at most 500 characters
     * @param reason what is wrong and what would be right, for a person
     */
    record Rejected(long line, @Nullable String playlist, String raw, String reason) implements LibraryRow {

        private static final int RAW_CHARS = 500;

        public Rejected {
            String clean = StorableText.of(raw);
            raw = clean.length() <= RAW_CHARS ? clean : StorableText.of(clean.substring(0, RAW_CHARS));
        }
    }
}
