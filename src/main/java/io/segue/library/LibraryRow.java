package io.segue.library;

import io.segue.library.field.StorableText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a library file says next, in file order: that a playlist begins, a track in it, or a row that is no track or could not be read
 * and why. Bad rows are data, so that nothing is lost silently.
 */
public sealed interface LibraryRow {

    /** Line of the file on which the row begins, 1-based; for XML and JSON the line of its element. */
    long line();

    /** The playlist the row belongs to; {@code null} only where a rejected row does not say. */
    @Nullable Playlist playlist();

    /** A playlist that may stay empty. Formats that name the playlist in each row have none of these. */
    record Heading(long line, Playlist playlist) implements LibraryRow {}

    /**
     * @param added when the track was put into the playlist or collection
     */
    record Read(
            long line,
            Playlist playlist,
            Track track,
            @Nullable Instant added) implements LibraryRow {}

    /**
     * @param raw the row as found, shortened here to at most 500 characters
     * @param reason what is wrong and what would be right, for a person
     */
    record Rejected(long line, @Nullable Playlist playlist, String raw, String reason) implements LibraryRow {

        private static final int RAW_CHARS = 500;

        public Rejected {
            raw = StorableText.shortened(raw, RAW_CHARS);
        }
    }

    /** What becomes of a track elsewhere. */
    @FunctionalInterface
    interface ItemFactory<R> {
        /**
         * @param payload the track as {@link TrackJson}
         */
        R item(long line, String playlist, String label, String payload);
    }

    /** What becomes of a row that is no track. */
    @FunctionalInterface
    interface RejectionFactory<R> {
        R rejected(long line, @Nullable String playlist, String raw, String reason);
    }

    /**
     * The row as something else that has the same two cases.
     *
     * @throws IllegalStateException for a heading
     */
    default <R> R as(ItemFactory<R> items, RejectionFactory<R> rejections) {
        Playlist playlist = playlist();
        String title = playlist == null ? null : playlist.title();
        if (this instanceof Read read) {
            return items.item(line(), read.playlist().title(), read.track().label(), TrackJson.write(read.track()));
        }
        if (this instanceof Rejected rejected) {
            return rejections.rejected(line(), title, rejected.raw(), rejected.reason());
        }
        throw new IllegalStateException("a heading is no row: " + this);
    }
}
